package dev.wasmscope.ui.source;

import java.util.Locale;
import java.util.Set;

/** A source language that is highlighted, with its reserved words. */
enum Language {
    C(Words.C, Words.C_TYPES, true),
    CPP(Words.CPP, Words.CPP_TYPES, true),
    RUST(Words.RUST, Words.RUST_TYPES, false),
    PLAIN(Set.of(), Set.of(), false);

    final Set<String> keywords;
    final Set<String> types;

    /** Whether a line that begins with {@code #} is for the preprocessor. */
    final boolean preprocessor;

    Language(Set<String> keywords, Set<String> types, boolean preprocessor) {
        this.keywords = keywords;
        this.types = types;
        this.preprocessor = preprocessor;
    }

    /** The language that a file's name tells; {@link #PLAIN} for those we do not know. */
    static Language ofFile(String file) {
        String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "c" -> C;
            case "h", "hh", "hpp", "hxx", "cc", "cpp", "cxx", "inc", "ipp" -> CPP;
            case "rs" -> RUST;
            // libc++ headers have no extension at all.
            default -> file.contains("/c++/") ? CPP : PLAIN;
        };
    }

    /** The reserved words, apart from the enum because its constructor needs them. */
    private static final class Words {
        static final Set<String> C =
                words(
                        "auto break case const continue default do else enum extern for goto if"
                                + " inline register restrict return sizeof static struct switch"
                                + " typedef union volatile while _Alignas _Alignof _Atomic"
                                + " _Generic _Noreturn _Static_assert _Thread_local true false"
                                + " NULL nullptr");
        static final Set<String> C_TYPES =
                words(
                        "void char short int long float double signed unsigned bool _Bool size_t"
                                + " ssize_t ptrdiff_t intptr_t uintptr_t int8_t int16_t int32_t"
                                + " int64_t uint8_t uint16_t uint32_t uint64_t FILE va_list");
        static final Set<String> CPP =
                words(
                        "alignas alignof and asm auto break case catch class concept const"
                                + " consteval constexpr constinit const_cast continue co_await"
                                + " co_return co_yield decltype default delete do dynamic_cast"
                                + " else enum explicit export extern false final for friend goto"
                                + " if inline mutable namespace new noexcept not nullptr operator"
                                + " or override private protected public register"
                                + " reinterpret_cast requires return sizeof static static_assert"
                                + " static_cast struct switch template this thread_local throw"
                                + " true try typedef typeid typename union using virtual volatile"
                                + " while NULL");
        static final Set<String> CPP_TYPES =
                words(
                        "void char char8_t char16_t char32_t wchar_t short int long float double"
                                + " signed unsigned bool size_t ssize_t ptrdiff_t intptr_t"
                                + " uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t"
                                + " uint32_t uint64_t string vector map set unordered_map"
                                + " unique_ptr shared_ptr optional string_view FILE va_list");
        static final Set<String> RUST =
                words(
                        "as async await break const continue crate dyn else enum extern false fn"
                                + " for if impl in let loop match mod move mut pub ref return self"
                                + " Self static struct super trait true type union unsafe use"
                                + " where while");
        static final Set<String> RUST_TYPES =
                words(
                        "i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 bool char"
                                + " str String Vec Option Result Box Rc Arc RefCell Cell HashMap"
                                + " BTreeMap HashSet Some None Ok Err");

        private static Set<String> words(String list) {
            return Set.of(list.split(" "));
        }
    }
}
