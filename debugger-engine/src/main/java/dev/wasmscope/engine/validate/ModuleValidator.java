package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.ValType;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Validates one module: first everything but the bodies, then each body when it is asked for. After
 * the constructor it holds nothing that changes, so bodies may be validated from several threads.
 */
public final class ModuleValidator {

    /** Functions between two reports of progress. */
    private static final int TELL_EVERY = 256;

    private final ModuleContext context;

    private ModuleValidator(ModuleContext context) {
        this.context = context;
    }

    /**
     * Validates everything but the bodies.
     *
     * @throws InvalidModuleException if the module is not valid
     */
    public static ModuleValidator validateModule(Module module) {
        ModuleContext context = new ModuleContext(module);
        ConstExprValidator expressions = new ConstExprValidator(context);
        new TypeValidator(context).validate();
        new EntityValidator(context, expressions).validate();
        new SegmentValidator(context, expressions).validate();
        return new ModuleValidator(context);
    }

    /**
     * Validates the module and all bodies, as the specification wants it before instantiation.
     *
     * @throws InvalidModuleException if the module is not valid
     */
    public static ModuleValidator validateAll(Module module) {
        return validateAll(module, _ -> {});
    }

    /**
     * The same, telling now and then which share of the functions, 0 to 1, is done.
     *
     * @throws InvalidModuleException if the module is not valid
     */
    public static ModuleValidator validateAll(Module module, DoubleConsumer share) {
        ModuleValidator validator = validateModule(module);
        QuickCheck quick = new QuickCheck(new QuickContext(module));
        List<FunctionInfo> functions = module.functions();
        for (FunctionInfo function : functions) {
            if (function.index() % TELL_EVERY == 0) {
                share.accept((double) function.index() / functions.size());
            }
            if (!function.isImported() && !quick.accepts(function)) {
                validator.validateBody(function.index());
            }
        }
        return validator;
    }

    /** The module. */
    public Module module() {
        return context.module();
    }

    /** Subtyping between the module's types. */
    public TypeMatcher matcher() {
        return context.matcher();
    }

    /**
     * Validates the body of a defined function.
     *
     * @throws InvalidModuleException if it is not valid
     * @throws dev.wasmscope.engine.binary.MalformedModuleException if it does not decode
     */
    public FunctionFacts validateBody(int functionIndex) {
        BodyValidator validator = walkBody(functionIndex);
        while (validator.next()) {
            // Every instruction checks itself.
        }
        return validator.facts(functionIndex);
    }

    /** Walks a body instruction by instruction, for those who want the types along the way. */
    public BodyValidator walkBody(int functionIndex) {
        return BodyValidator.ofBody(context, context.module().functions().get(functionIndex));
    }

    /**
     * The types on the operand stack before the instruction at the code offset, bottom first. In
     * code that is never executed, operands of unknown type are left out.
     *
     * @throws IllegalArgumentException if no instruction of the function starts there
     */
    public List<ValType> operandTypesAt(int functionIndex, long codeOffset) {
        BodyValidator validator = walkBody(functionIndex);
        while (validator.decode()) {
            if (validator.cursor().codeOffset() == codeOffset) {
                return validator.operandTypes();
            }
            validator.check();
        }
        throw new IllegalArgumentException(
                "no instruction of function %d starts at code offset 0x%x"
                        .formatted(functionIndex, codeOffset));
    }
}
