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
import dev.wasmscope.engine.module.ValType;

/**
 * Finds what an import names and checks its type (core specification 3.2.7, "Import Subtyping").
 */
final class ImportMatcher {
    private final Instance instance;
    private final Module module;

    /** Of the imports of an instance that is being made. */
    ImportMatcher(Instance instance) {
        this.instance = instance;
        this.module = instance.module();
    }

    /**
     * What the import gets.
     *
     * @throws LinkException if it is unknown or has another type
     */
    ExternInstance resolve(Import wanted, Imports imports) {
        ExternInstance given =
                imports.find(wanted.module(), wanted.name())
                        .orElseThrow(
                                () ->
                                        new LinkException(
                                                "unknown import: \"%s\" \"%s\" (%s)"
                                                        .formatted(
                                                                wanted.module(),
                                                                wanted.name(),
                                                                describe(wanted.type()))));
        if (!matches(wanted.type(), given)) {
            throw new LinkException(
                    "incompatible import type: \"%s\" \"%s\" is %s, the module wants %s"
                            .formatted(
                                    wanted.module(),
                                    wanted.name(),
                                    describe(given),
                                    describe(wanted.type())));
        }
        return given;
    }

    private boolean matches(ExternType wanted, ExternInstance given) {
        return switch (wanted) {
            case ExternType.Function f ->
                    given instanceof FunctionInstance function
                            && function.isA(instance.definedType(f.typeIndex()));
            case ExternType.Table t ->
                    given instanceof TableInstance table && matches(t.type(), table.type());
            case ExternType.Memory m ->
                    given instanceof Memory memory && matches(m.type(), memory.type());
            case ExternType.Global g ->
                    given instanceof GlobalInstance global && matches(g.type(), global.type());
            case ExternType.Tag t ->
                    given instanceof TagInstance tag && matches(t.type().typeIndex(), tag);
        };
    }

    private boolean matches(TableType wanted, TableType given) {
        return given.elementType().equals(instance.inStore(wanted.elementType()))
                && given.addressType() == wanted.addressType()
                && within(given.limits(), wanted.limits());
    }

    private static boolean matches(MemoryType wanted, MemoryType given) {
        return given.shared() == wanted.shared()
                && given.addressType() == wanted.addressType()
                && within(given.limits(), wanted.limits());
    }

    private boolean matches(GlobalType wanted, GlobalType given) {
        ValType type = instance.inStore(wanted.valType());
        return given.mutable() == wanted.mutable()
                && (wanted.mutable()
                        ? given.valType().equals(type)
                        : instance.store().matcher().matches(given.valType(), type));
    }

    private boolean matches(int wantedType, TagInstance given) {
        return given.typeNumber >= 0
                ? given.typeNumber == instance.typeNumber(wantedType)
                : given.type().equals(instance.type(wantedType));
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

    private String describe(ExternType type) {
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
        return (type.addressType() == AddressType.I64 ? "64-bit memory " : "memory ")
                + type.limits()
                + (type.shared() ? " shared" : "");
    }
}
