package dev.wasmscope.ui.source.highlight;

import java.util.Set;

/** The reserved words of the languages, and the names of their common types. */
final class Words {
    static final Set<String> C =
            words(
                    "auto break case const continue default do else enum extern for goto if"
                            + " inline register restrict return sizeof static struct switch"
                            + " typedef typeof union volatile while _Alignas _Alignof _Atomic"
                            + " _Generic _Noreturn _Static_assert _Thread_local true false"
                            + " NULL nullptr constexpr static_assert");
    static final Set<String> C_TYPES =
            words(
                    "void char short int long float double signed unsigned bool _Bool _Complex"
                            + " FILE va_list");
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
                    "void char short int long float double signed unsigned bool string vector map"
                            + " set unordered_map unordered_set unique_ptr shared_ptr weak_ptr"
                            + " optional variant tuple pair array deque list span string_view FILE"
                            + " va_list");
    static final Set<String> RUST =
            words(
                    "as async await break const continue crate dyn else enum extern false fn"
                            + " for if impl in let loop match mod move mut pub ref return self"
                            + " Self static struct super trait true type union unsafe use"
                            + " where while");
    static final Set<String> RUST_TYPES =
            words("i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 bool char" + " str");
    static final Set<String> ZIG =
            words(
                    "addrspace align allowzero and anyframe asm break callconv catch comptime const"
                            + " continue defer else enum errdefer error export extern fn for if"
                            + " inline linksection noalias noinline nosuspend null opaque or orelse"
                            + " packed pub resume return struct suspend switch test threadlocal"
                            + " true false try undefined union unreachable usingnamespace var"
                            + " volatile while");
    static final Set<String> ZIG_TYPES =
            words(
                    "i8 i16 i32 i64 i128 isize u1 u8 u16 u29 u32 u64 u128 usize f16 f32 f64 f80"
                            + " f128 bool void noreturn type anyerror anytype anyopaque"
                            + " comptime_int comptime_float c_char c_int c_uint c_long c_ulong");
    static final Set<String> GO =
            words(
                    "break case chan const continue default defer else fallthrough for func go goto"
                            + " if import interface map package range return select struct switch"
                            + " type var true false nil iota");
    static final Set<String> GO_TYPES =
            words(
                    "bool byte complex64 complex128 error float32 float64 int int8 int16 int32"
                            + " int64 rune string uint uint8 uint16 uint32 uint64 uintptr any"
                            + " comparable");
    static final Set<String> ASSEMBLYSCRIPT =
            words(
                    "abstract as async await break case catch class const constructor continue"
                            + " declare default delete do else enum export extends false finally"
                            + " for from function get if implements import in instanceof interface"
                            + " is keyof let module namespace new null of override private"
                            + " protected public readonly return set static super switch this"
                            + " throw true try type typeof var while yield");
    static final Set<String> ASSEMBLYSCRIPT_TYPES =
            words(
                    "i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64 v128 bool boolean string"
                            + " void number anyref externref funcref");
    static final Set<String> KOTLIN =
            words(
                    "abstract actual annotation as break by catch class companion const constructor"
                            + " continue crossinline data do else enum expect external false final"
                            + " finally for fun get if import in infix init inline inner interface"
                            + " internal is lateinit noinline null object open operator out"
                            + " override package private protected public reified return sealed"
                            + " set super suspend tailrec this throw true try typealias val value"
                            + " var vararg when where while");
    static final Set<String> KOTLIN_TYPES = words("dynamic");
    static final Set<String> WAT =
            words(
                    "module func param result local type import export memory table global data"
                            + " elem start mut offset item declare tag rec sub final struct array"
                            + " field shared pagesize block loop if then else end do catch"
                            + " catch_all catch_ref catch_all_ref try try_table delegate throw"
                            + " throw_ref rethrow br br_if br_table br_on_null br_on_non_null"
                            + " br_on_cast br_on_cast_fail return call call_indirect call_ref"
                            + " return_call return_call_indirect return_call_ref unreachable nop"
                            + " drop select component core instance alias canon assert_return"
                            + " assert_trap assert_invalid assert_malformed invoke register");
    static final Set<String> WAT_TYPES =
            words(
                    "i8 i16 i32 i64 f32 f64 v128 funcref externref anyref eqref i31ref structref"
                            + " arrayref exnref nullref nullfuncref nullexternref any eq i31 extern"
                            + " none nofunc noextern exn noexn null ref i8x16 i16x8 i32x4 i64x2"
                            + " f32x4 f64x2");

    private Words() {}

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }
}
