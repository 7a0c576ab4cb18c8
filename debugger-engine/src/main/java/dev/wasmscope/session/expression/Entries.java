package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import java.util.Optional;
import java.util.function.Predicate;

/** The entries of maps, which go by what their keys show. */
final class Entries {
    private static final int MAX_KEYS = 10_000;

    private Entries() {}

    /** The entry whose key was written as it is shown: a text, a character, a name, a number. */
    static Optional<Value> named(AvailableValue map, Node key) {
        Predicate<String> wanted =
                switch (key) {
                    case Node.Text(int _, String text) ->
                            is("\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
                    case Node.Name(int _, String word) -> is(word);
                    case Node.Character character -> isCharacter(character);
                    case Node.Whole whole when !isIndexed(map) ->
                            isNumber(whole.value().toString());
                    case Node.Prefixed(int _, String sign, Node.Whole whole)
                            when sign.equals("-") ->
                            isNumber("-" + whole.value());
                    default -> _ -> false;
                };
        return map.children(0, MAX_KEYS).stream()
                .filter(child -> wanted.test(child.name()))
                .findFirst();
    }

    private static Predicate<String> is(String key) {
        String name = "[" + key + "]";
        return name::equals;
    }

    /** Characters of C are shown as their number and themselves: {@code [97 'a']}. */
    private static Predicate<String> isNumber(String number) {
        return is(number).or(name -> name.startsWith("[" + number + " '"));
    }

    private static Predicate<String> isCharacter(Node.Character character) {
        String shown = "'" + Character.toString(character.code()) + "'";
        return is(shown).or(name -> name.endsWith(" " + shown + "]"));
    }

    /** Whether whole numbers are indices; looking them up needs no search. */
    private static boolean isIndexed(AvailableValue value) {
        return value.plainType() instanceof ArrayType || value.plainType() instanceof PointerType;
    }
}
