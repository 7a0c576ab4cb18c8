package dev.wasmscope.dwarf.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types of Rust are called in lists what people call them. */
class RustTypeNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alloc::vec::Vec<i32, alloc::alloc::Global>| Vec<i32>",
                "&mut [alloc::vec::Vec<robots::Cell, alloc::alloc::Global>]| &mut [Vec<Cell>]",
                "std::collections::hash::map::HashMap<u32, (u8, f64), std::hash::random::RandomState,"
                        + " alloc::alloc::Global>| HashMap<u32, (u8, f64)>",
                "std::collections::hash::map::HashMap<u32, u8, std::collections::hash::map::RandomState>|"
                        + " HashMap<u32, u8>",
                "alloc::boxed::Box<dyn core::ops::function::Fn<(i32), Output=i32>,"
                        + " alloc::alloc::Global>| Box<dyn Fn<(i32), Output=i32>>",
                "views::work::{async_fn_env#0}| work::{async_fn_env#0}",
                "robots::{impl#1}::Thing| robots::{impl#1}::Thing",
                "fn(&app::Shape) -> f64| fn(&Shape) -> f64",
                "[core::option::Option<app::Color>; 3]| [Option<Color>; 3]",
                "alloc::vec::Vec<u8, app::Arena>| Vec<u8, Arena>",
                "u128| u128"
            })
    void modulesAndDefaultsAreLeftOut(String whole, String shortened) {
        assertEquals(shortened, RustTypeNames.shortened(whole));
    }
}
