package dev.wasmscope.session.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users call functions, and what these are called. */
class FunctionSpellingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "f                     ~ f                                       ~ true",
                "f                     ~ f()                                     ~ true",
                "f()                   ~ f(int)                                  ~ false",
                "f                     ~ ff                                      ~ false",
                "f                     ~ ns::f(int)                              ~ true",
                "ns::f                 ~ other::ns::f                            ~ true",
                "ns                    ~ ns::f                                   ~ false",
                "f                     ~ void f<int>(int)                        ~ true",
                "f<int>                ~ void f<int>(int)                        ~ true",
                "f<long>               ~ void f<int>(int)                        ~ false",
                "A::f                  ~ ns::A<int, 3u>::f(int) const            ~ true",
                "A<int,3>::f           ~ ns::A<int, 3u>::f(int) const            ~ true",
                "A<int, 3U>::f         ~ ns::A<int, 3U>::f                       ~ true",
                "A<int>::f             ~ ns::A<int, 3u>::f(int) const            ~ true",
                "A<int, 4>::f          ~ ns::A<int, 3u>::f(int) const            ~ false",
                "A<B<int>>::f          ~ ns::A<B<int> >::f()                     ~ true",
                "A<B>::f               ~ A<B<int>, C>::f()                       ~ true",
                "A::f(int) const       ~ ns::A<int>::f(int) const                ~ true",
                "int                   ~ A<int>::f(int)                          ~ false",
                "std::vector<int>::at  ~ std::__2::vector<int, std::__2::allocator<int>>::at(unsigned long) ~ true",
                "operator<             ~ bool std::operator<<int>(int)           ~ true",
                "A::operator<          ~ A<int>::operator<(A<int> const&) const  ~ true",
                "operator+             ~ zoo::Vec2::operator+(zoo::Vec2 const&)  ~ true",
                "Vec::push             ~ alloc::vec::Vec<T,A>::push              ~ true",
                "core::run.f           ~ app/core::run.f                         ~ true",
                "''                    ~ f                                       ~ false",
            })
    void namesAndWhatIsLeftOut(String wanted, String whole, boolean same) {
        assertEquals(same, new FunctionSpelling(wanted).isOf(whole));
    }
}
