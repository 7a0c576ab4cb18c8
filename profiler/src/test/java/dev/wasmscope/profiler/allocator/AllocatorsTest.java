package dev.wasmscope.profiler.allocator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Allocators are known by name and type, and what the user says goes first. */
class AllocatorsTest {
    private static String found(String name, String type, NamedByUser... named) {
        Allocators found =
                Allocators.find(
                        List.of(NamedFunction.of(7, List.of("other", name), type)), List.of(named));
        return found.function(7)
                .map(f -> f.family() + " " + f.role().text())
                .orElse(String.join("; ", found.problems()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "malloc | (i32) -> (i32) | C allocate(0)",
                "malloc | (i64) -> (i64) | C allocate(0)",
                "calloc | (i32, i32) -> (i32) | C allocate(0*1)",
                "realloc | (i32, i32) -> (i32) | C reallocate(0,1)",
                "reallocarray | (i32, i32, i32) -> (i32) | C reallocate(0,1*2)",
                "aligned_alloc | (i32, i32) -> (i32) | C allocate(1)",
                "posix_memalign | (i32, i32, i32) -> (i32) | C allocate-at(0,2)",
                "free | (i32) -> () | C free(0)",
                "dlmalloc | (i32) -> (i32) | C allocate(0)",
                "dlfree | (i32) -> () | C free(0)",
                "emmalloc_memalign | (i32, i32) -> (i32) | C allocate(1)",
                "mi_malloc_aligned | (i32, i32) -> (i32) | C allocate(0)",
                "_Znwm | (i32) -> (i32) | C++ allocate(0)",
                "_ZnajRKSt9nothrow_t | (i32, i32) -> (i32) | C++ allocate(0)",
                "_ZnwmSt11align_val_t | (i32, i32) -> (i32) | C++ allocate(0)",
                "_ZdlPvmSt11align_val_t | (i32, i32, i32) -> () | C++ free(0)",
                "operator new(unsigned long) | (i32) -> (i32) | C++ allocate(0)",
                "operator new[](unsigned long, std::align_val_t) | (i32, i32) -> (i32) | C++ allocate(0)",
                "operator delete(void*, unsigned long) | (i32, i32) -> () | C++ free(0)",
                "__rust_alloc | (i32, i32) -> (i32) | Rust allocate(0)",
                "__rustc::__rust_dealloc | (i32, i32, i32) -> () | Rust free(0)",
                "_RNvCs9Rg_7___rustc14___rust_realloc | (i32, i32, i32, i32) -> (i32) | Rust reallocate(0,3)",
                "__rdl_alloc_zeroed | (i32, i32) -> (i32) | Rust allocate(0)",
                "dlmalloc::dlmalloc::Dlmalloc<A>::malloc | (i32, i32) -> (i32) | Rust allocate(1)",
                "~lib/rt/itcms/__new | (i32, i32) -> (i32) | AssemblyScript allocate(0)",
                "~lib/rt/tlsf/__free | (i32) -> () | AssemblyScript free(0)",
                "~lib/rt/tlsf/freeBlock | (i32, i32) -> () | AssemblyScript free(1)",
                "runtime.alloc | (i32, i32) -> (i32) | TinyGo allocate(0)",
                "runtime.alloc | (i32, i32, i32) -> (i32) | TinyGo allocate(0)",
                "runtime.free | (i32) -> () | TinyGo free(0)",
                "heap.WasmPageAllocator.alloc | (i32, i32, i32, i32) -> (i32) | Zig allocate(1)",
                "heap.general_purpose_allocator.GeneralPurposeAllocator(.{.safety = true}).resize"
                        + " | (i32, i32, i32, i32, i32, i32) -> (i32) | Zig resize(1,4)",
                "cabi_realloc | (i32, i32, i32, i32) -> (i32) | bindings reallocate(0,3)",
            })
    void byName(String name, String type, String expected) {
        assertEquals(expected, found(name, type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "free | (i32, i32, i32) -> ()",
                "free | (i32) -> (i32)",
                "malloc | () -> (i32)",
                "operator new(unsigned long, void*) | (i32, i32) -> (i32)",
                "operator new | (i32, i32) -> (i32)",
                "luaM_malloc_ | (i32, i32, i32) -> (i32)",
                "heap.arena_allocator.ArenaAllocator.alloc | (i32, i32, i32, i32) -> (i32)",
            })
    void notWhatOnlyLooksLikeOne(String name, String type) {
        assertEquals("", found(name, type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pool_get=allocate(1) | user allocate(1)",
                "pool_get=allocate(0*1) | user allocate(0*1)",
                "pool_get=reallocate(0,1) | user reallocate(0,1)",
                "pool_get=reallocate(0, 1*2) | user reallocate(0,1*2)",
                "pool_get=allocate-at(0,2) | user allocate-at(0,2)",
                "pool_get=resize(0,1) | user resize(0,1)",
                "pool_get=calloc | user allocate(0*1)",
                "pool_get=allocate(3) | pool_get cannot be allocate(3): it has 3 parameters and a result",
                "pool_get=free | pool_get cannot be free(0): it has 3 parameters and a result",
                "pool_put=free | no function is called pool_put",
            })
    void byTheUser(String option, String expected) {
        assertEquals(
                expected, found("pool_get", "(i32, i32, i32) -> (i32)", NamedByUser.read(option)));
    }

    @Test
    void theUserGoesFirst() {
        assertEquals(
                "user allocate(1)",
                found("calloc", "(i32, i32) -> (i32)", NamedByUser.read("calloc=allocate(1)")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "=free",
                "x=",
                "x=frees",
                "x=allocate",
                "x=allocate(a)",
                "x=free(0,1)",
                "x=allocate(0,1)",
                "x=reallocate(0)",
                "x=resize(0*1,2)",
                "x=allocate(1000)"
            })
    void whatIsNoRoleIsRefusedWithAllRoles(String option) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> NamedByUser.read(option))
                        .getMessage();
        assertTrue(message.contains("allocate(COUNT*SIZE)"), message);
    }
}
