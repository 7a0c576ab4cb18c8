package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.ExternType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.TypeRegistry;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.testing.TestInputs;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A Java program compiled by TeaVM, which imports JavaScript: every import is answered by a
 * function of its type that returns zero, null or, where null is not allowed, some object; strings
 * are Java's.
 */
class TeaVmTest {
    /** The local of {@code main} with the areas of all shapes. */
    private static final int TOTAL = 3;

    private final Module module = ModuleReader.read(TestInputs.guestBytes("teavm/classes.wasm"));
    private final int[] typeNumbers = new TypeRegistry().register(module);

    @Test
    void aModuleWithStubsForJavaScriptStartsAndItsMainRuns() {
        Store store = new Store(StoreLimits.DEFAULT);
        Instance instance = store.instantiate(module, stubs());
        GlobalInstance main =
                assertInstanceOf(GlobalInstance.class, instance.export("main").orElseThrow());
        FunctionInstance function =
                assertInstanceOf(FunctionInstance.class, main.value().reference());
        GuestThread thread = new GuestThread(store);
        thread.start(function, function.type().params().stream().map(Value::defaultOf).toList());
        // The program calls a method of null and relies on JavaScript to turn the trap into an
        // exception of Java's.
        Trap trap =
                assertInstanceOf(ExecutionResult.Trapped.class, thread.resume(RunMode.PLAIN))
                        .trap();
        assertEquals(TrapKind.NULL_STRUCTURE_REFERENCE, trap.kind());
        FrameView frame = thread.frame(0);
        assertEquals("demo.Main::main", frame.function().toString());
        assertEquals("org.teavm.runtime.Fiber::runMain", thread.frame(1).function().toString());
        assertEquals(80.83185307179586, ((Value.F64) frame.locals().get(TOTAL)).value());
    }

    private Imports stubs() {
        Imports.Builder imports = Imports.builder();
        for (Import wanted : module.imports()) {
            imports.add(wanted.module(), wanted.name(), stub(wanted));
        }
        return imports.build();
    }

    private ExternInstance stub(Import wanted) {
        return switch (wanted.type()) {
            case ExternType.Function(int type) ->
                    new HostFunctionInstance(
                            wanted.module(),
                            wanted.name(),
                            canonical(module.funcType(type)),
                            call -> answer(wanted, call));
            case ExternType.Memory(var type) -> new Memory(type, 1000);
            case ExternType.Global(var type) ->
                    new GlobalInstance(type, Value.defaultOf(type.valType()));
            case ExternType.Table(var type) -> new TableInstance(type, 1000, null);
            case ExternType.Tag(var type) ->
                    new TagInstance(canonical(module.funcType(type.typeIndex())));
        };
    }

    private FuncType canonical(FuncType type) {
        return new FuncType(canonical(type.params()), canonical(type.results()));
    }

    private List<ValType> canonical(List<ValType> types) {
        return types.stream().map(type -> TypeRegistry.canonical(type, typeNumbers)).toList();
    }

    private void answer(Import wanted, HostCall call) {
        switch (wanted.name()) {
            case "fromCharCode" -> call.resultReference(0, String.valueOf((char) call.i32(0)));
            case "concat" -> call.resultReference(0, "" + call.reference(0) + call.reference(1));
            case "defineFunction" -> call.resultReference(0, call.reference(0));
            default -> zero(call);
        }
    }

    private static void zero(HostCall call) {
        List<ValType> results = call.functionType().results();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof RefType type && !type.nullable()) {
                call.resultReference(i, "an object of the host");
            }
        }
    }
}
