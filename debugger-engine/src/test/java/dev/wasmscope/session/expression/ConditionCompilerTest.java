package dev.wasmscope.session.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.TypeRef;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that are translated read no values, which would take twenty times as long. */
class ConditionCompilerTest {
    private static final BaseType INT = new BaseType("int", BaseType.Encoding.SIGNED, 4);
    private static final BaseType UNSIGNED =
            new BaseType("unsigned", BaseType.Encoding.UNSIGNED, 4);
    private static final BaseType WIDE = new BaseType("wide", BaseType.Encoding.UNSIGNED, 8);
    private static final BaseType CHAR = new BaseType("char", BaseType.Encoding.SIGNED_CHAR, 1);

    private static CompositeType type(
            String name, int size, List<Member> members, List<Inheritance> bases) {
        return new CompositeType(
                CompositeType.Kind.STRUCT,
                name,
                OptionalLong.of(size),
                Language.CPP,
                () ->
                        new CompositeType.Parts(
                                members, bases, List.of(), List.of(), null, 0, List.of()));
    }

    private static Member member(String name, Type type, int offset) {
        return new Member(name, TypeRef.to(type), offset, null, false, false);
    }

    private static Member bits(String name, Type type, int from, int size) {
        return new Member(name, TypeRef.to(type), 0, new Member.BitField(from, size), false, false);
    }

    /** libc++'s layout of LLVM 19 on wasm: the flag in the last byte. */
    private static CompositeType string() {
        Type chars =
                new ArrayType(
                        TypeRef.to(CHAR),
                        List.of(new ArrayType.Dimension(0, 11)),
                        false,
                        Language.CPP);
        Type pointer =
                new PointerType(
                        PointerType.Kind.POINTER, "", 4, TypeRef.to(CHAR), Language.CPP, null);
        BaseType byteType = new BaseType("byte", BaseType.Encoding.UNSIGNED_CHAR, 1);
        CompositeType shorter =
                type(
                        "__short",
                        12,
                        List.of(
                                member("__data_", chars, 0),
                                bits("__size_", byteType, 88, 7),
                                bits("__is_long_", byteType, 95, 1)),
                        List.of());
        CompositeType longer =
                type(
                        "__long",
                        12,
                        List.of(
                                member("__data_", pointer, 0),
                                member("__size_", UNSIGNED, 4),
                                bits("__cap_", UNSIGNED, 64, 31),
                                bits("__is_long_", UNSIGNED, 95, 1)),
                        List.of());
        CompositeType rep =
                type(
                        "__rep",
                        12,
                        List.of(member("__s", shorter, 0), member("__l", longer, 0)),
                        List.of());
        return type(
                "std::__2::basic_string<char, >", 12, List.of(member("__rep_", rep, 0)), List.of());
    }

    private static HandmadeScope scope() {
        CompositeType flags =
                type(
                        "Flags",
                        8,
                        List.of(
                                bits("low", UNSIGNED, 0, 3),
                                bits("sign", INT, 3, 5),
                                bits("across", WIDE, 6, 40)),
                        List.of());
        CompositeType base = type("Base", 4, List.of(member("grams", INT, 0)), List.of());
        CompositeType both =
                type(
                        "Both",
                        8,
                        List.of(member("own", INT, 4)),
                        List.of(new Inheritance(TypeRef.to(base), -1, -12)));
        HandmadeScope scope =
                new HandmadeScope()
                        .with("flags", flags, 64)
                        .put(64, 0b101 | (-3 & 0x1f) << 3, 8)
                        .with("both", both, 128)
                        .put(128, 512, 4) // its table, whose entry before it says where Base is
                        .put(132, 7, 4)
                        .put(500, 40, 4)
                        .put(168, -11, 4)
                        .with("few", string(), 256)
                        .put(256, 0x636261, 8)
                        .put(267, 3, 1)
                        .with("many", string(), 272)
                        .put(272, 1024, 4)
                        .put(276, 12, 4)
                        .put(280, 0x80000010L, 4)
                        .with("other", string(), 288)
                        .put(288, 0x7a6261, 8)
                        .put(299, 3, 1);
        System.arraycopy(
                "twelve bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                0,
                scope.memory,
                1024,
                12);
        return scope;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flags.low == 5",
                "flags.sign == -3",
                "flags.across == 3",
                "both.grams == -11 && both.own == 7",
                "few == \"abc\"",
                "\"abd\" > few",
                "few != \"ab\"",
                "many == \"twelve bytes\"",
                "many > few && few <= \"abc\"",
                "few < other && other != few",
                "few.size() == 3 && many.length() == 12 && !many.empty()",
                "(unsigned char)(both.own + 250) == 1",
                "sizeof(int) == 4"
            })
    void readsNoValues(String condition) throws Exception {
        HandmadeScope scope = scope();
        Expression.Condition translated = Expression.condition(condition, scope);
        scope.valuesRead = 0;
        assertTrue(translated.holds(), condition);
        assertEquals(0, scope.valuesRead, "values that were read");
        assertTrue(
                condition.contains("few")
                        || condition.contains("many")
                        || Expression.holds(condition, scope),
                "in the general way");
    }

    @Test
    void aBrokenTextIsLeftToTheGeneralWay() throws Exception {
        HandmadeScope scope = scope();
        Expression.Condition condition = Expression.condition("many == few", scope);
        scope.put(276, -1, 4);
        org.junit.jupiter.api.Assertions.assertThrows(
                LiveNumbers.UnreadableException.class, condition::holds);
    }

    @ParameterizedTest
    @CsvSource({"3, 13", "5, 14", "0, 11"})
    void objectsOfTextsAreMadeAsTheyAreRead(int length, int unused) {
        dev.wasmscope.dwarf.view.TextLayout layout =
                dev.wasmscope.dwarf.view.TextLayouts.of(string()).orElseThrow();
        byte[] text = "x".repeat(length).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        HandmadeScope scope = new HandmadeScope();
        LiveNumbers live = scope.liveNumbers().orElseThrow();
        System.arraycopy(layout.inside(text).orElseThrow(), 0, scope.memory, 64, 12);
        assertEquals(64, layout.start(64, live::load));
        assertEquals(length, layout.length(64, live::load));
        System.arraycopy(layout.elsewhere(2000, unused), 0, scope.memory, 64, 12);
        assertEquals(2000, layout.start(64, live::load));
        assertEquals(unused, layout.length(64, live::load));
        assertTrue(layout.inside(new byte[11]).isEmpty());
    }
}
