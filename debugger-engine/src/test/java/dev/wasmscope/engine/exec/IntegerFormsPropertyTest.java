package dev.wasmscope.engine.exec;

import static dev.wasmscope.engine.exec.SmallModule.body;
import static dev.wasmscope.engine.exec.SmallModule.constant;
import static dev.wasmscope.engine.exec.SmallModule.join;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.Module;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * An integer instruction has many fast forms: operands in slots or constant, comparisons fused with
 * branches, results straight into locals. All must agree with the one precise form.
 */
class IntegerFormsPropertyTest {
    private static final int I32_EQ = 0x46;
    private static final int I64_EQ = 0x51;
    private static final int COMPARISONS = 10;

    @Property(tries = 400)
    void formsOfI32InstructionsAgree(
            @ForAll @IntRange(min = 0x6A, max = 0x78) int opcode, @ForAll int x, @ForAll int y) {
        check('i', opcode, x, y, false);
    }

    @Property(tries = 400)
    void formsOfI64InstructionsAgree(
            @ForAll @IntRange(min = 0x7C, max = 0x8A) int opcode, @ForAll long x, @ForAll long y) {
        check('l', opcode, x, y, false);
    }

    @Property(tries = 400)
    void formsOfI32ComparisonsAgree(
            @ForAll @IntRange(max = COMPARISONS - 1) int which, @ForAll int x, @ForAll int y) {
        check('i', I32_EQ + which, x, y, true);
    }

    @Property(tries = 400)
    void formsOfI64ComparisonsAgree(
            @ForAll @IntRange(max = COMPARISONS - 1) int which, @ForAll long x, @ForAll int y) {
        check('l', I64_EQ + which, x, y, true);
    }

    private static void check(char type, int opcode, long x, long y, boolean comparison) {
        byte[] left = body(0x20, 0);
        byte[] right = body(0x20, 1);
        byte[] op = body(opcode);
        List<byte[]> forms = new ArrayList<>();
        forms.add(join(left, right, op));
        forms.add(join(left, constant(type, y), op));
        forms.add(join(constant(type, x), right, op));
        forms.add(join(constant(type, x), constant(type, y), op));
        if (comparison) {
            for (int i = 0; i < 4; i++) {
                // if (result i32) 1 else 0 end
                forms.add(join(forms.get(i), body(0x04, 0x7F, 0x41, 1, 0x05, 0x41, 0, 0x0B)));
                // block (result i32): 1, condition, br_if 0, drop, 0
                forms.add(
                        join(
                                body(0x02, 0x7F, 0x41, 1),
                                forms.get(i),
                                body(0x0D, 0, 0x1A, 0x41, 0, 0x0B)));
            }
        } else {
            forms.add(join(forms.get(0), body(0x21, 0, 0x20, 0)));
            forms.add(join(left, right, op, body(0x22, 1, 0x21, 0, 0x20, 1)));
        }
        String result = comparison ? "i" : String.valueOf(type);
        SmallModule module = new SmallModule();
        for (int i = 0; i < forms.size(); i++) {
            module.function("form" + i, "" + type + type, result, "", forms.get(i));
        }
        compare(module.module(), forms.size(), type, x, y);
    }

    private static void compare(Module module, int forms, char type, long x, long y) {
        Store store = new Store(StoreLimits.DEFAULT);
        Instance instance = store.instantiate(module, Imports.none());
        List<Value> arguments =
                type == 'i'
                        ? List.of(Value.i32((int) x), Value.i32((int) y))
                        : List.of(Value.i64(x), Value.i64(y));
        String expected = run(store, instance, 0, arguments, true);
        for (int form = 0; form < forms; form++) {
            assertEquals(
                    expected, run(store, instance, form, arguments, false), "fast form " + form);
            assertEquals(
                    expected, run(store, instance, form, arguments, true), "precise form " + form);
        }
    }

    private static String run(
            Store store, Instance instance, int form, List<Value> arguments, boolean stepping) {
        GuestThread thread = new GuestThread(store);
        thread.start(instance.function(form), arguments);
        ExecutionResult result = stepping ? thread.step() : thread.resume(RunMode.PLAIN);
        while (result instanceof ExecutionResult.Stepped) {
            result = thread.step();
        }
        return result instanceof ExecutionResult.Trapped(Trap trap)
                ? trap.kind().text()
                : result.toString();
    }
}
