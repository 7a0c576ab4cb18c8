package dev.wasmscope.dwarf.demangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as lists show them. */
class ShortNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "main | main",
                "zoo::Dog::speak | zoo::Dog::speak",
                // of Kotlin, where no list of arguments follows a dot
                "Tree.<set-l> | Tree.<set-l>",
                "kotlin.Array.<get-size> | kotlin.Array.<get-size>",
                "kotlin.collections.List<T>.<init> | kotlin.collections.List<…>.<init>",
                "zoo::Dog::speak() const | zoo::Dog::speak",
                "void std::__2::vector<int,"
                        + " std::__2::allocator<int>>::push_back[abi:ne180100](int&&) |"
                        + " std::vector<…>::push_back",
                "std::__2::vector<int, std::__2::allocator<int> >::begin"
                        + " | std::vector<…>::begin",
                "unsigned int foo<int>(int) | foo<…>",
                "(anonymous namespace)::f(int) | (anonymous namespace)::f",
                "f(int)::'lambda'(char)::operator()(char) const | f::'lambda'::operator()",
                "bool std::__2::operator==<char>(A<char> const&, B const&) | std::operator==<…>",
                "std::__2::operator==<const std::__2::pair<int, int> *> | std::operator==<…>",
                "S& operator<<<char>(S&, T) | operator<<<…>",
                "operator<<int>(S&, T) | operator<<…>",
                "operator< <int> | operator<<…>",
                "A::operator<(A const&) const | A::operator<",
                "A<&(A::operator<(A const&))>::f() | A<…>::f",
                "A<(1 > 2)>::f() | A<…>::f",
                "A<f()->x>::g() | A<…>::g",
                "A::operator->() const | A::operator->",
                "A::operator()(int) const | A::operator()",
                "A::operator std::__2::vector<int>() const | A::operator std::vector<…>",
                "A::operator unsigned int() const | A::operator unsigned int",
                "operator new(unsigned long) | operator new",
                "operator delete[](void*) | operator delete[]",
                "A::operator[](int) | A::operator[]",
                "operator_x::f(int) | operator_x::f",
                "vtable for std::__2::vector<int> | vtable for std::vector<…>",
                "non-virtual thunk to A::f(int) | non-virtual thunk to A::f",
                "f(int) (.isra.0) | f",
                "guest::apply::<guest::main::{closure#1}> | guest::apply<…>",
                "guest::main::{closure#1} | guest::main::{closure#1}",
                "<alloc::vec::Vec<u8> as core::clone::Clone>::clone | <Vec<…> as Clone>::clone",
                "<hashbrown::raw::RawTable<(alloc::string::String, u8)>>::reserve::<F>"
                        + " | <RawTable<…>>::reserve<…>",
                "core::fmt::num::<impl core::fmt::Display for u32>::fmt"
                        + " | core::fmt::num::<impl Display for u32>::fmt",
                "<&mut dyn core::fmt::Write as core::fmt::Write>::write_str"
                        + " | <Write as Write>::write_str",
                "core::fmt::write::h0123456789abcdef | core::fmt::write",
                "alloc::vec::Vec<u8, alloc::alloc::Global>::push | alloc::vec::Vec<…>::push",
                "main.(*Stack[go.shape.int_0]).Push | main.(*Stack[go.shape.int_0]).Push",
                "main.Map[int,string] | main.Map[…]",
                "~lib/array/Array<i32>#push | ~lib/array/Array<…>#push",
                "../src/as/wasi/main | ../src/as/wasi/main",
                "func[37] | func[37]"
            })
    void shortForms(String whole, String expected) {
        assertEquals(expected, ShortNames.of(whole));
    }

    @Property(tries = 2000)
    void anyTextHasAShortForm(
            @ForAll
                    @Chars({'<', '>', '(', ')', '[', ']', '{', '}', ':', ' ', 'a', '-', '=', '.'})
                    @StringLength(max = 40)
                    String text) {
        assertTrue(ShortNames.of(text).length() <= 400);
        assertTrue(ShortNames.of("operator" + text).length() <= 400);
    }
}
