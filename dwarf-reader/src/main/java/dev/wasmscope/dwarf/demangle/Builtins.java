package dev.wasmscope.dwarf.demangle;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The builtin types (Itanium C++ ABI 5.1.5.2). */
final class Builtins {
    private static final Map<Character, String> SHORT =
            Map.ofEntries(
                    Map.entry('v', "void"),
                    Map.entry('w', "wchar_t"),
                    Map.entry('b', "bool"),
                    Map.entry('c', "char"),
                    Map.entry('a', "signed char"),
                    Map.entry('h', "unsigned char"),
                    Map.entry('s', "short"),
                    Map.entry('t', "unsigned short"),
                    Map.entry('i', "int"),
                    Map.entry('j', "unsigned int"),
                    Map.entry('l', "long"),
                    Map.entry('m', "unsigned long"),
                    Map.entry('x', "long long"),
                    Map.entry('y', "unsigned long long"),
                    Map.entry('n', "__int128"),
                    Map.entry('o', "unsigned __int128"),
                    Map.entry('f', "float"),
                    Map.entry('d', "double"),
                    Map.entry('e', "long double"),
                    Map.entry('g', "__float128"),
                    Map.entry('z', "..."));

    private static final Map<Character, String> LONG =
            Map.ofEntries(
                    Map.entry('d', "decimal64"),
                    Map.entry('e', "decimal128"),
                    Map.entry('f', "decimal32"),
                    Map.entry('h', "half"),
                    Map.entry('i', "char32_t"),
                    Map.entry('s', "char16_t"),
                    Map.entry('u', "char8_t"),
                    Map.entry('a', "auto"),
                    Map.entry('c', "decltype(auto)"),
                    Map.entry('n', "std::nullptr_t"));

    private Builtins() {}

    /** The name of the builtin type here, which is then read; null if it is another type. */
    static @Nullable String take(Cursor in) {
        if (in.look() == 'D') {
            String name = LONG.get(in.look(1));
            if (name != null) {
                in.skip(2);
                return name;
            }
            return in.look(1) == 'F' ? sizedFloat(in) : null;
        }
        String name = SHORT.get(in.look());
        if (name != null) {
            in.skip(1);
        }
        return name;
    }

    private static String sizedFloat(Cursor in) {
        in.skip(2);
        String bits = in.digits(false);
        if (in.eat('b')) {
            return "std::bfloat" + bits + "_t";
        }
        in.expect('_');
        return "_Float" + bits;
    }
}
