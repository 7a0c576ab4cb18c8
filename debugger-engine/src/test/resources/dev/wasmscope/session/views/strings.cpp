// Strings of libc++ in the layout of the build: short, long, empty, wide, with an allocator of one's own.
#include "show.h"
#include <cstdlib>

template <class T> struct Own {
    using value_type = T;
    Own() = default;
    template <class U> Own(const Own<U> &) {}
    T *allocate(std::size_t n) { return static_cast<T *>(malloc(n * sizeof(T))); }
    void deallocate(T *p, std::size_t) { free(p); }
    bool operator==(const Own &) const { return true; }
};
// Not among the strings that the library holds ready: compiled here, in the layout of this build.
template <class C> using Str = std::basic_string<C, std::char_traits<C>, Own<C>>;

struct Named { int id; std::string name; };

__attribute__((noinline)) int look(const std::string &reference, std::string *pointer) {
    std::string_view view = reference;
    std::string_view none;
    std::wstring wide = L"gr\u00fc\u00df";
    std::u16string u16 = u"\u20ac\U0001f600 long enough to be on the heap";
    std::u32string u32 = U"\U0001f600x";
    std::u8string u8 = u8"\u00e9t\u00e9";
    Str<char> own = "own";
    Str<char> ownLong = "own and long enough to be on the heap, surely";
    Str<wchar_t> ownWide = L"wide and long enough";
    std::string empty;
    std::string full = "1234567890";
    std::string beyond = "12345678901";
    std::string zeros("a\0b", 3);
    std::string bad = "caf\xe9 \"q\"\n";
    std::string huge(1000, 'x');
    Named named{7, "inside"};
    std::string array[2] = {"one", "two"};
    SHOW(view);
    SHOW(none);
    printf("wide: \"gr\u00fc\u00df\"\n");
    printf("u16: \"\u20ac\U0001f600 long enough to be on the heap\"\n");
    printf("u32: \"\U0001f600x\"\n");
    printf("u8: \"\u00e9t\u00e9\"\n");
    printf("own: %s\n", quoted(std::string_view(own.data(), own.size())).c_str());
    printf("ownLong: %s\n", quoted(std::string_view(ownLong.data(), ownLong.size())).c_str());
    printf("ownWide: \"wide and long enough\"\n");
    SHOW(empty);
    SHOW(full);
    SHOW(beyond);
    printf("zeros: \"a\\0b\"\n");
    printf("bad: \"caf\\xe9 \\\"q\\\"\\n\"\n");
    printf("huge: %s… (1000 characters)\n", quoted(std::string_view(huge).substr(0, 200)).c_str());
    printf("*pointer: %s\n", quoted(*pointer).c_str());
    printf("named: {id=7, name=\"inside\"}\n");
    printf("array: {\"one\", \"two\"}\n");
    DONE();
    return (int)(view.size() + none.size() + wide.size() + u16.size() + u32.size() + u8.size() + own.size() +
                 ownLong.size() + ownWide.size() + empty.size() + full.size() + beyond.size() + zeros.size() +
                 bad.size() + huge.size() + named.name.size() + array[1].size());
}

int main() {
    std::string heap = "a reference to a string that is long";
    std::string here = "pointed at";
    return look(heap, &here) == 0;
}
