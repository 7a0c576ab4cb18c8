package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.BaseType.Encoding;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.TypeRef;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The types that a language has by itself, on WebAssembly. */
final class ScalarTypes {
    private final Language language;
    private final int pointerSize;
    private final Map<String, BaseType> named = new HashMap<>();

    /** Makes the types of a language; {@code pointerSize} is 4 or 8 bytes. */
    ScalarTypes(Language language, int pointerSize) {
        this.language = language;
        this.pointerSize = pointerSize;
        if (isRust()) {
            rust();
        } else {
            c();
            fixedWidths();
        }
    }

    boolean isRust() {
        return language == Language.RUST || language == Language.ZIG;
    }

    private void rust() {
        for (int bits : new int[] {8, 16, 32, 64, 128}) {
            add("i" + bits, Encoding.SIGNED, bits / 8);
            add("u" + bits, Encoding.UNSIGNED, bits / 8);
        }
        add("isize", Encoding.SIGNED, pointerSize);
        add("usize", Encoding.UNSIGNED, pointerSize);
        add("f32", Encoding.FLOAT, 4);
        add("f64", Encoding.FLOAT, 8);
        add("bool", Encoding.BOOLEAN, 1);
        add("char", Encoding.UTF, 4);
    }

    private void c() {
        add("bool", Encoding.BOOLEAN, 1);
        add("_Bool", Encoding.BOOLEAN, 1);
        add("char", Encoding.SIGNED_CHAR, 1);
        add("char signed", Encoding.SIGNED_CHAR, 1);
        add("char unsigned", Encoding.UNSIGNED_CHAR, 1);
        add("char8_t", Encoding.UTF, 1);
        add("char16_t", Encoding.UTF, 2);
        add("char32_t", Encoding.UTF, 4);
        add("wchar_t", Encoding.SIGNED, 4);
        integers("short", 2);
        integers("int", 4);
        integers("long", pointerSize);
        integers("long long", 8);
        integers("__int128", 16);
        add("signed", "int", Encoding.SIGNED, 4);
        add("unsigned", "unsigned int", Encoding.UNSIGNED, 4);
        add("float", Encoding.FLOAT, 4);
        add("double", Encoding.FLOAT, 8);
        add("double long", "long double", Encoding.FLOAT, 16);
    }

    private void integers(String name, int size) {
        String unsigned = "unsigned " + name;
        add(sorted(name), name, Encoding.SIGNED, size);
        add(sorted("signed " + name), name, Encoding.SIGNED, size);
        add(sorted(unsigned), unsigned, Encoding.UNSIGNED, size);
        if (!name.endsWith("int") && !name.equals("__int128")) {
            add(sorted(name + " int"), name, Encoding.SIGNED, size);
            add(sorted("signed " + name + " int"), name, Encoding.SIGNED, size);
            add(sorted(unsigned + " int"), unsigned, Encoding.UNSIGNED, size);
        }
    }

    private void fixedWidths() {
        for (int bits : new int[] {8, 16, 32, 64}) {
            add("int" + bits + "_t", Encoding.SIGNED, bits / 8);
            add("uint" + bits + "_t", Encoding.UNSIGNED, bits / 8);
        }
        add("size_t", Encoding.UNSIGNED, pointerSize);
        add("ssize_t", Encoding.SIGNED, pointerSize);
        add("ptrdiff_t", Encoding.SIGNED, pointerSize);
        add("intptr_t", Encoding.SIGNED, pointerSize);
        add("uintptr_t", Encoding.UNSIGNED, pointerSize);
    }

    private void add(String name, Encoding encoding, int size) {
        add(sorted(name), name, encoding, size);
    }

    private void add(String key, String name, Encoding encoding, int size) {
        named.put(key, new BaseType(name, encoding, size));
    }

    /** The words of a type in one order: C takes them in any. */
    private static String sorted(String words) {
        String[] parts = words.split(" ");
        Arrays.sort(parts);
        return String.join(" ", parts);
    }

    /** The type with a name, in any order of its words. */
    Optional<BaseType> named(String words) {
        return Optional.ofNullable(named.get(words.indexOf(' ') < 0 ? words : sorted(words)));
    }

    /** The type of that name, which the language has. */
    private BaseType known(String words) {
        return named(words).orElseThrow();
    }

    BaseType bool() {
        return known("bool");
    }

    BaseType character() {
        return known("char");
    }

    /** What {@code sizeof} gives, and indices. */
    BaseType size() {
        return known(isRust() ? "usize" : "size_t");
    }

    /** The difference of two pointers. */
    BaseType difference() {
        return known(isRust() ? "isize" : "ptrdiff_t");
    }

    /** The integer that small ones are computed as. */
    BaseType integer() {
        return known(isRust() ? "i32" : "int");
    }

    /** A floating-point type of 32 or 64 bits. */
    BaseType real(int bits) {
        return isRust() ? known("f" + bits) : known(bits == 32 ? "float" : "double");
    }

    /** A signed or unsigned integer of 4, 8 or 16 bytes. */
    BaseType integer(int bytes, boolean signed) {
        if (isRust()) {
            return known((signed ? "i" : "u") + 8 * bytes);
        }
        String name = bytes <= 4 ? "int" : bytes <= 8 ? "long long" : "__int128";
        return known(signed ? name : "unsigned " + name);
    }

    PointerType pointerTo(Type target) {
        return new PointerType(
                PointerType.Kind.POINTER, "", pointerSize, TypeRef.to(target), language, null);
    }
}
