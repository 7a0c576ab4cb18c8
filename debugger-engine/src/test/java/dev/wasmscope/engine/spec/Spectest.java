package dev.wasmscope.engine.spec;

import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.TableInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.GlobalType;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.MemoryType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.TableType;
import dev.wasmscope.engine.module.ValType;
import java.util.List;
import java.util.OptionalLong;

/** The module {@code spectest} that scripts import from; a new one for each script. */
final class Spectest {

    private static final String NAME = "spectest";

    private Spectest() {}

    static void addTo(Imports.Builder imports) {
        imports.add(functions());
        imports.add(NAME, "global_i32", global(Value.i32(666)));
        imports.add(NAME, "global_i64", global(Value.i64(666)));
        imports.add(NAME, "global_f32", global(Value.f32(666.6f)));
        imports.add(NAME, "global_f64", global(Value.f64(666.6)));
        imports.add(NAME, "table", table(AddressType.I32));
        imports.add(NAME, "table64", table(AddressType.I64));
        imports.add(NAME, "memory", memory());
    }

    private static HostModule functions() {
        HostModule.Builder functions = HostModule.builder(NAME);
        print(functions, "print");
        print(functions, "print_i32", NumType.I32);
        print(functions, "print_i64", NumType.I64);
        print(functions, "print_f32", NumType.F32);
        print(functions, "print_f64", NumType.F64);
        print(functions, "print_i32_f32", NumType.I32, NumType.F32);
        print(functions, "print_f64_f64", NumType.F64, NumType.F64);
        return functions.build();
    }

    /** What is printed does not matter to the scripts. */
    private static void print(HostModule.Builder functions, String name, ValType... params) {
        functions.add(name, new FuncType(List.of(params), List.of()), call -> {});
    }

    private static GlobalInstance global(Value value) {
        return new GlobalInstance(new GlobalType(value.type(), false), value);
    }

    private static TableInstance table(AddressType addressType) {
        Limits limits = new Limits(10, OptionalLong.of(20));
        return new TableInstance(new TableType(addressType, limits, RefType.FUNCREF), 20, null);
    }

    private static Memory memory() {
        Limits limits = new Limits(1, OptionalLong.of(2));
        return new Memory(new MemoryType(AddressType.I32, limits, false), 2);
    }
}
