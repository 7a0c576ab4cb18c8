package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.Export;
import dev.wasmscope.engine.module.ExternKind;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Global;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.MemoryInfo;
import dev.wasmscope.engine.module.MemoryType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Table;
import dev.wasmscope.engine.module.Tag;
import dev.wasmscope.engine.module.ValType;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Functions, tables, memories, globals, tags, exports and the start function (core specification
 * 3.5.1 to 3.5.15).
 */
final class EntityValidator {

    private static final long MAX_TABLE_32 = 0xFFFF_FFFFL;
    private static final long MAX_PAGES_32 = 1L << 16;
    private static final long MAX_PAGES_64 = 1L << 48;

    private final ModuleContext context;
    private final Module module;
    private final ConstExprValidator expressions;

    EntityValidator(ModuleContext context, ConstExprValidator expressions) {
        this.context = context;
        this.module = context.module();
        this.expressions = expressions;
    }

    void validate() {
        module.functions().forEach(this::checkFunction);
        module.tags().forEach(this::checkTag);
        module.memories().forEach(this::checkMemory);
        module.globals().forEach(this::checkGlobal);
        module.tables().forEach(this::checkTable);
        checkStart();
        checkExports();
    }

    /** An error at an import or at the start of the section that defines the thing. */
    private InvalidModuleException invalid(
            @Nullable Import imported, String section, String detail) {
        String name = imported == null ? section : "import";
        long offset = imported == null ? module.sectionStart(section) : imported.range().start();
        return InvalidModuleException.inSection(name, offset, detail);
    }

    private void checkFunction(FunctionInfo function) {
        if (context.funcType(function.typeIndex()) == null) {
            throw invalid(
                    function.imported(),
                    "function",
                    "unknown type " + Integer.toUnsignedString(function.typeIndex()));
        }
    }

    private void checkTag(Tag tag) {
        FuncType type = context.funcType(tag.type().typeIndex());
        if (type == null) {
            String index = Integer.toUnsignedString(tag.type().typeIndex());
            throw invalid(tag.imported(), "tag", "unknown type " + index);
        }
        if (!type.results().isEmpty()) {
            throw invalid(tag.imported(), "tag", "non-empty tag result type");
        }
    }

    private void checkMemory(MemoryInfo memory) {
        MemoryType type = memory.type();
        boolean wide = type.addressType() == AddressType.I64;
        long limit = wide ? MAX_PAGES_64 : MAX_PAGES_32;
        String message =
                "memory size must be at most "
                        + (wide ? "2^48 pages" : "65536 pages (4GiB)")
                        + ", not "
                        + type.limits();
        checkLimits(type.limits(), limit, memory.imported(), "memory", message);
        if (type.shared() && type.limits().max().isEmpty()) {
            throw invalid(memory.imported(), "memory", "shared memory must have maximum");
        }
    }

    private void checkLimits(
            Limits limits, long limit, @Nullable Import imported, String section, String message) {
        long max = limits.max().orElse(limits.min());
        if (Long.compareUnsigned(limits.min(), limit) > 0 || Long.compareUnsigned(max, limit) > 0) {
            throw invalid(imported, section, message);
        }
        if (Long.compareUnsigned(limits.min(), max) > 0) {
            throw invalid(
                    imported, section, "size minimum must not be greater than maximum: " + limits);
        }
    }

    private void checkTable(Table table) {
        boolean wide = table.type().addressType() == AddressType.I64;
        checkLimits(
                table.type().limits(),
                wide ? -1L : MAX_TABLE_32,
                table.imported(),
                "table",
                "table size must be at most 2^32-1");
        var element = table.type().elementType();
        requireKnown(element, table.imported(), "table");
        if (table.init() != null) {
            expressions.validate(table.init(), element, "table", importedGlobals());
        } else if (table.imported() == null && !element.isDefaultable()) {
            throw invalid(
                    null,
                    "table",
                    "type mismatch: a table of " + element + " needs an initial value");
        }
    }

    private void requireKnown(ValType type, @Nullable Import imported, String section) {
        if (!type.isReference()) {
            return; // finding the section's place would cost more than all the rest
        }
        String name = imported == null ? section : "import";
        long offset = imported == null ? module.sectionStart(section) : imported.range().start();
        TypeValidator.requireKnown(context, type, name, offset);
    }

    private int importedGlobals() {
        return (int) module.globals().stream().filter(g -> g.imported() != null).count();
    }

    private void checkGlobal(Global global) {
        requireKnown(global.type().valType(), global.imported(), "global");
        if (global.init() != null) {
            expressions.validate(global.init(), global.type().valType(), "global", global.index());
        }
    }

    private void checkStart() {
        if (module.start().isEmpty()) {
            return;
        }
        int index = module.start().getAsInt();
        if (!context.hasFunction(index)) {
            throw invalid(null, "start", unknown("function", index));
        }
        FuncType type = module.functionType(index);
        if (!type.equals(FuncType.empty())) {
            throw invalid(null, "start", "start function must have type [] -> [], not " + type);
        }
    }

    private static String unknown(String what, int index) {
        return "unknown " + what + " " + Integer.toUnsignedString(index);
    }

    private void checkExports() {
        Set<String> names = new HashSet<>();
        for (Export export : module.exports()) {
            int count = count(export.kind());
            if (export.index() < 0 || export.index() >= count) {
                String what =
                        export.kind() == ExternKind.FUNCTION
                                ? "function"
                                : export.kind().toString();
                throw invalid(export, unknown(what, export.index()));
            }
            if (!names.add(export.name())) {
                throw invalid(export, "duplicate export name \"" + export.name() + "\"");
            }
        }
    }

    private static InvalidModuleException invalid(Export export, String detail) {
        return InvalidModuleException.inSection("export", export.range().start(), detail);
    }

    private int count(ExternKind kind) {
        return switch (kind) {
            case FUNCTION -> module.functions().size();
            case TABLE -> module.tables().size();
            case MEMORY -> module.memories().size();
            case GLOBAL -> module.globals().size();
            case TAG -> module.tags().size();
        };
    }
}
