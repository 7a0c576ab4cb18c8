package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.ExternType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.GlobalType;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.MemoryType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.TableType;

/** Finds what an import names and checks its type (core specification 3.2.7, "Import Subtyping"). */
final class ImportMatcher {
    private ImportMatcher() {}

    /**
     * What the import gets.
     *
     * @throws LinkException if it is unknown or has another type
     */
    static ExternInstance resolve(Module module, Import wanted, Imports imports) {
        ExternInstance given =
                imports.find(wanted.module(), wanted.name())
                        .orElseThrow(
                                () ->
                                        new LinkException(
                                                "unknown import: \"%s\" \"%s\" (%s)"
                                                        .formatted(
                                                                wanted.module(),
                                                                wanted.name(),
                                                                describe(module, wanted.type()))));
        if (!matches(module, wanted.type(), given)) {
            throw new LinkException(
                    "incompatible import type: \"%s\" \"%s\" is %s, the module wants %s"
                            .formatted(
                                    wanted.module(), wanted.name(), describe(given), describe(module, wanted.type())));
        }
        return given;
    }

    private static boolean matches(Module module, ExternType wanted, ExternInstance given) {
        return switch (wanted) {
            case ExternType.Function f ->
                    given instanceof FunctionInstance function
                            && function.type().equals(module.funcType(f.typeIndex()));
            case ExternType.Table t -> given instanceof TableInstance table && matches(t.type(), table.type());
            case ExternType.Memory m -> given instanceof Memory memory && matches(m.type(), memory.type());
            case ExternType.Global g -> given instanceof GlobalInstance global && matches(g.type(), global.type());
            case ExternType.Tag t ->
                    given instanceof TagInstance tag
                            && tag.type().equals(module.funcType(t.type().typeIndex()));
        };
    }

    private static boolean matches(TableType wanted, TableType given) {
        return given.elementType().equals(wanted.elementType())
                && given.addressType() == wanted.addressType()
                && within(given.limits(), wanted.limits());
    }

    private static boolean matches(MemoryType wanted, MemoryType given) {
        return given.shared() == wanted.shared()
                && given.addressType() == wanted.addressType()
                && within(given.limits(), wanted.limits());
    }

    private static boolean matches(GlobalType wanted, GlobalType given) {
        return wanted.equals(given);
    }

    private static boolean within(Limits given, Limits wanted) {
        boolean enough = Long.compareUnsigned(given.min(), wanted.min()) >= 0;
        if (wanted.max().isEmpty()) {
            return enough;
        }
        return enough
                && given.max().isPresent()
                && Long.compareUnsigned(given.max().getAsLong(), wanted.max().getAsLong()) <= 0;
    }

    private static String describe(Module module, ExternType type) {
        return switch (type) {
            case ExternType.Function f -> describe(module.funcType(f.typeIndex()));
            case ExternType.Table t -> "table " + t.type();
            case ExternType.Memory m -> describe(m.type());
            case ExternType.Global g -> "global " + g.type();
            case ExternType.Tag t -> "tag " + module.funcType(t.type().typeIndex());
        };
    }

    private static String describe(ExternInstance given) {
        return switch (given) {
            case FunctionInstance function -> describe(function.type());
            case TableInstance table -> "table " + table.type();
            case Memory memory -> describe(memory.type());
            case GlobalInstance global -> "global " + global.type();
            case TagInstance tag -> "tag " + tag.type();
        };
    }

    private static String describe(FuncType type) {
        return "function " + type;
    }

    private static String describe(MemoryType type) {
        return (type.addressType() == AddressType.I64 ? "64-bit memory " : "memory ") + type.limits();
    }
}
