package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.expr.SimpleLocation;
import dev.wasmscope.dwarf.scope.DescribedSize;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.ConstExpr;
import dev.wasmscope.engine.module.DataSegment;
import dev.wasmscope.engine.module.Export;
import dev.wasmscope.engine.module.ExternKind;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Names;
import dev.wasmscope.engine.module.SegmentMode;
import dev.wasmscope.session.inspect.DataPart;
import dev.wasmscope.session.inspect.Declaration;
import dev.wasmscope.session.inspect.Feature;
import dev.wasmscope.session.inspect.ModuleInspection;
import dev.wasmscope.session.inspect.Producer;
import dev.wasmscope.session.inspect.StaticObject;
import dev.wasmscope.session.symbol.Symbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Looks into a module that does not run. */
final class ModuleInspector implements ModuleInspection {
    private final Symbols symbols;
    private final Module module;

    ModuleInspector(Symbols symbols) {
        this.symbols = symbols;
        this.module = symbols.module();
    }

    @Override
    public List<DataPart> data() {
        return module.data().stream().map(this::data).toList();
    }

    private DataPart data(DataSegment segment) {
        symbols.cancellation().check();
        Optional<SegmentMode.Active> active =
                segment.mode() instanceof SegmentMode.Active a ? Optional.of(a) : Optional.empty();
        OptionalLong offset =
                active.map(a -> constant(module, a.offset())).orElse(OptionalLong.empty());
        String mode =
                active.map(
                                a ->
                                        "memory "
                                                + a.index()
                                                + " at "
                                                + (offset.isPresent()
                                                        ? "0x"
                                                                + Long.toHexString(
                                                                        offset.getAsLong())
                                                        : "a computed address"))
                        .orElse("passive");
        return new DataPart(
                segment.index(),
                name(Names.Kind.DATA, segment.index()),
                mode,
                active.filter(a -> a.index() == 0).map(_ -> offset).orElse(OptionalLong.empty()),
                segment.contents().start(),
                segment.contents().length());
    }

    /** The number that an expression is, if it is one. */
    private static OptionalLong constant(Module module, ConstExpr expression) {
        InstructionCursor cursor = InstructionCursor.ofConstExpr(module, expression);
        cursor.next();
        return switch (cursor.opcode()) {
            case I32_CONST -> OptionalLong.of(Integer.toUnsignedLong(cursor.i32()));
            case I64_CONST -> OptionalLong.of(cursor.i64());
            default -> OptionalLong.empty();
        };
    }

    private String name(Names.Kind kind, int index) {
        String name = module.names().name(kind, index);
        return name == null ? "" : name;
    }

    @Override
    public List<Declaration> declarations() {
        List<Declaration> all = new ArrayList<>();
        module.tables().forEach(t -> add(all, ExternKind.TABLE, t.index(), t.type(), t.imported()));
        module.memories()
                .forEach(m -> add(all, ExternKind.MEMORY, m.index(), m.type(), m.imported()));
        module.globals()
                .forEach(g -> add(all, ExternKind.GLOBAL, g.index(), g.type(), g.imported()));
        module.tags()
                .forEach(
                        t ->
                                add(
                                        all,
                                        ExternKind.TAG,
                                        t.index(),
                                        TypeText.function(module, t.type().typeIndex()),
                                        t.imported()));
        return all;
    }

    private void add(
            List<Declaration> all,
            ExternKind kind,
            int index,
            Object type,
            @Nullable Import imported) {
        String name = name(named(kind), index);
        if (name.isEmpty()) {
            name =
                    module.exports().stream()
                            .filter(e -> e.kind() == kind && e.index() == index)
                            .map(Export::name)
                            .findFirst()
                            .orElse(
                                    imported == null
                                            ? ""
                                            : imported.module() + "." + imported.name());
        }
        all.add(new Declaration(kind.toString(), index, name, type.toString(), imported != null));
    }

    private static Names.Kind named(ExternKind kind) {
        return switch (kind) {
            case FUNCTION -> Names.Kind.FUNCTION;
            case TABLE -> Names.Kind.TABLE;
            case MEMORY -> Names.Kind.MEMORY;
            case GLOBAL -> Names.Kind.GLOBAL;
            case TAG -> Names.Kind.TAG;
        };
    }

    @Override
    public List<Producer> producers() {
        return ToolSections.producers(module);
    }

    @Override
    public List<Feature> features() {
        return new FeatureCount(module, symbols.cancellation()).features();
    }

    @Override
    public List<StaticObject> statics() {
        return symbols.dwarf().globals().stream()
                .filter(v -> !v.name().isEmpty())
                .map(this::object)
                .sorted(Comparator.comparing(StaticObject::name))
                .toList();
    }

    private StaticObject object(Variable variable) {
        OptionalLong address =
                variable.simpleLocation(0)
                        .filter(l -> l.base() == SimpleLocation.Base.NOTHING && l.inMemory())
                        .map(l -> OptionalLong.of(l.offset()))
                        .orElse(OptionalLong.empty());
        return new StaticObject(
                variable.qualifiedName(),
                variable.type().name(),
                address,
                variable.type().byteSize(),
                variable.declaration().flatMap(symbols::position));
    }

    @Override
    public List<String> types() {
        return symbols.dwarf().typeNames();
    }

    @Override
    public long[] debugSizes() {
        long[] sizes = new long[module.functions().size()];
        for (DescribedSize described : symbols.dwarf().describedSizes()) {
            OptionalInt function = symbols.functionIndexAt(described.lowPc());
            if (function.isPresent()) {
                sizes[function.getAsInt()] += described.bytes();
            }
        }
        return sizes;
    }
}
