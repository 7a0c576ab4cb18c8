package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.ConstExpr;
import dev.wasmscope.engine.module.DataSegment;
import dev.wasmscope.engine.module.ElementSegment;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.SegmentMode;
import dev.wasmscope.engine.module.Table;

/** Element and data segments (core specification 3.5.8 to 3.5.11). */
final class SegmentValidator {

    private final ModuleContext context;
    private final Module module;
    private final ConstExprValidator expressions;

    SegmentValidator(ModuleContext context, ConstExprValidator expressions) {
        this.context = context;
        this.module = context.module();
        this.expressions = expressions;
    }

    void validate() {
        module.elements().forEach(this::checkElement);
        module.data().forEach(this::checkData);
    }

    private void checkElement(ElementSegment segment) {
        TypeValidator.requireKnown(
                context, segment.type(), "element", module.sectionStart("element"));
        switch (segment.items()) {
            case ElementSegment.FunctionIndices items ->
                    items.indices().forEach(this::checkFunction);
            case ElementSegment.Expressions items ->
                    items.expressions().forEach(e -> check(e, segment));
        }
        if (segment.mode() instanceof SegmentMode.Active(int index, ConstExpr offset)) {
            Table table = context.table(index);
            if (table == null) {
                throw invalid("element", "unknown table " + Integer.toUnsignedString(index));
            }
            if (!context.matcher().matches(segment.type(), table.type().elementType())) {
                throw invalid(
                        "element",
                        "type mismatch: elements of %s for a table of %s"
                                .formatted(segment.type(), table.type().elementType()));
            }
            AddressType address = table.type().addressType();
            expressions.validate(offset, address.valType(), "element", globals());
        }
    }

    private void check(ConstExpr expression, ElementSegment segment) {
        expressions.validate(expression, segment.type(), "element", globals());
    }

    private void checkFunction(int index) {
        if (!context.hasFunction(index)) {
            throw invalid("element", "unknown function " + Integer.toUnsignedString(index));
        }
    }

    private void checkData(DataSegment segment) {
        if (segment.mode() instanceof SegmentMode.Active(int index, ConstExpr offset)) {
            AddressType address = context.memory(index);
            if (address == null) {
                throw InvalidModuleException.inSection(
                        "data",
                        segment.contents().start(),
                        "unknown memory " + Integer.toUnsignedString(index));
            }
            expressions.validate(offset, address.valType(), "data", globals());
        }
    }

    private int globals() {
        return module.globals().size();
    }

    private InvalidModuleException invalid(String section, String detail) {
        return InvalidModuleException.inSection(section, module.sectionStart(section), detail);
    }
}
