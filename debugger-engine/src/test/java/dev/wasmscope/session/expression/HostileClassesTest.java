package dev.wasmscope.session.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.TypeRef;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.dwarf.view.TextLayouts;
import dev.wasmscope.session.SessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Debug information that is broken on purpose: classes that are among their own bases and members,
 * many times. Every search in them ends; one that follows each way would not in a lifetime.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileClassesTest {
    private static final int TIMES = 20;
    private static final BaseType INT = new BaseType("int", BaseType.Encoding.SIGNED, 4);

    /** A class with a member {@code x} and, many times each, itself and another like it. */
    private static CompositeType knot(String name) {
        CompositeType[] both = new CompositeType[2];
        for (int i = 0; i < both.length; i++) {
            both[i] =
                    new CompositeType(
                            CompositeType.Kind.CLASS,
                            i == 0 ? name : name + "Other",
                            OptionalLong.of(64),
                            Language.CPP,
                            () -> tangled(both));
        }
        return both[0];
    }

    private static CompositeType.Parts tangled(CompositeType[] both) {
        List<Inheritance> bases = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        members.add(new Member("x", TypeRef.to(INT), 4, null, false, false));
        for (int i = 0; i < TIMES; i++) {
            TypeRef type = TypeRef.to(both[i % 2]);
            bases.add(new Inheritance(type, 0, 0));
            bases.add(new Inheritance(type, -1, -12));
            members.add(new Member("", type, 0, null, false, false));
            members.add(new Member("m" + i, type, 0, null, false, false));
        }
        return new CompositeType.Parts(members, bases, List.of(), List.of(), null, 0, List.of());
    }

    private static HandmadeScope scope() {
        return new HandmadeScope().with("k", knot("Knot"), 64).put(68, 42, 4);
    }

    private static String value(String expression) throws SessionException {
        return Expression.evaluate(expression, scope()).value().summary();
    }

    private static String error(String expression) {
        return assertThrows(SessionException.class, () -> value(expression)).getMessage();
    }

    @Test
    void membersAreFoundOrNot() throws Exception {
        assertEquals("42", value("k.x"));
        assertEquals("42", value("k.m3.m4.x"));
        assertEquals("column 3: Knot has no member y", error("k.y"));
        assertTrue(Values.inMemory("k", knot("Knot"), 64, scope().context()).child("y").isEmpty());
    }

    @Test
    void methodsAndOperatorsAreNotFound() {
        assertTrue(error("k.f(1)").startsWith("column 3: "), error("k.f(1)"));
        assertEquals("column 1: expected a number, not a Knot", error("k + 1"));
        assertEquals("column 1: expected a number, not a Knot", error("k == k"));
        assertEquals("column 1: it is not a pointer", error("*k"));
    }

    @Test
    void basesOfBasesAreSearchedOnce() {
        Type knot = knot("Knot");
        assertEquals(OptionalLong.empty(), Bases.offset(knot, INT));
        assertEquals(OptionalLong.empty(), Bases.offset(knot, knot("Elsewhere")));
        assertEquals(OptionalLong.of(0), Bases.offset(knot, knot("Knot")));
        assertTrue(QuickMembers.has(knot, "x"));
        assertFalse(QuickMembers.has(knot, "y"));
    }

    @Test
    void conditionsAreJudgedOrLeft() throws Exception {
        assertTrue(Expression.condition("k.x == 42", scope()).holds());
        assertFalse(Expression.condition("k.m1.m2.x == 43", scope()).holds());
        Expression.Condition none = Expression.condition("k.y == 1", scope());
        assertThrows(SessionException.class, none::holds);
    }

    @Test
    void noTextIsSeenInIt() {
        for (String name :
                List.of(
                        "std::__2::basic_string<char, >",
                        "std::basic_string_view<char, >",
                        "alloc::string::String",
                        "&str")) {
            assertTrue(TextLayouts.of(knot(name)).isEmpty(), name);
        }
    }
}
