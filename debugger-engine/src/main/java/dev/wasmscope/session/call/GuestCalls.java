package dev.wasmscope.session.call;

import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.TypeRef;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.ValueContext;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.UndoLog;
import dev.wasmscope.session.CallEffects;
import dev.wasmscope.session.SessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The calls of one evaluation, and of the next one after its {@link #end}. From the first one on,
 * what is overwritten is kept; when a call does not return, and at the end if effects are to be
 * taken back, it is put back. Used on the guest's thread while the guest stands, or passes by.
 */
public final class GuestCalls {
    private static final int MAX_OBJECT = 1 << 16;

    private final CalledProgram program;
    private final CallRules rules;
    private boolean called;
    private long used;

    public GuestCalls(CalledProgram program, CallRules rules) {
        this.program = program;
        this.rules = rules;
    }

    /** Whether what the program holds now will be taken back. */
    public boolean willRollBack() {
        return called && rules.effects() == CallEffects.ROLL_BACK;
    }

    /**
     * Calls a function.
     *
     * @param context what the result is read with
     * @throws SessionException if it cannot be called or does not return; the guest is then as it
     *     was before the first call
     */
    public Value call(Callee callee, List<Argument> arguments, ValueContext context)
            throws SessionException {
        return call(callee, arguments, context, Optional.empty());
    }

    /**
     * Makes an object with a constructor, whose first parameter is the object's address.
     *
     * @param type of the object
     * @param arguments those behind it
     * @throws SessionException as {@link #call}
     */
    public Value construct(
            Callee constructor, Type type, List<Argument> arguments, ValueContext context)
            throws SessionException {
        long size = type.byteSize().orElse(-1);
        List<TypeRef> parameters = constructor.typeOrNumbers().parameters();
        if (size < 0 || size > MAX_OBJECT || parameters.isEmpty()) {
            throw new SessionException("a " + type.name() + " cannot be made here");
        }
        List<Argument> all = new ArrayList<>();
        all.add(new Argument.Placed(parameters.getFirst().get(), new byte[(int) size], -1, false));
        all.addAll(arguments);
        return call(constructor.ofConstructor(), all, context, Optional.of(type));
    }

    private Value call(
            Callee callee, List<Argument> arguments, ValueContext context, Optional<Type> made)
            throws SessionException {
        prepare();
        try {
            return perform(callee, arguments, context, made);
        } catch (SessionException e) {
            rollBack();
            throw e;
        }
    }

    /**
     * Puts bytes into memory of the program's own allocator.
     *
     * @return the pointer to them, or the slice, in memory order
     * @throws SessionException if there is no allocator, or it has no room
     */
    public byte[] place(Argument.Placed bytes) throws SessionException {
        Placement placement = new Placement(program, rules);
        return placement.value(placement.allocated(bytes.contents()), bytes.length());
    }

    private void prepare() throws SessionException {
        if (rules.effects() == CallEffects.KEEP && rules.keepRefusal().isPresent()) {
            throw new SessionException(rules.keepRefusal().get());
        }
        if (called) {
            return;
        }
        log().begin();
        called = true;
    }

    private UndoLog log() {
        return program.side().log(program.instance().store());
    }

    /** The evaluation is over: takes effects back, if that is wanted. */
    public void end() {
        if (called && rules.effects() == CallEffects.KEEP) {
            log().forget();
        } else if (called) {
            log().undo();
        }
        called = false;
        used = 0;
    }

    private void rollBack() {
        log().undo();
        called = false;
    }

    /** The calls of a function that only numbers go to and come from; empty for others. */
    public Optional<NumberCall> numbers(Callee callee) {
        return Signature.match(
                        callee.typeOrNumbers(), callee.function().type(), program.pointerSize())
                .flatMap(signature -> NumberCall.of(this, callee, signature));
    }

    /** The one result of a call with arguments as wasm has them. */
    dev.wasmscope.engine.exec.Value number(
            Callee callee, List<dev.wasmscope.engine.exec.Value> arguments)
            throws SessionException {
        prepare();
        try {
            return run(callee, arguments).getFirst();
        } catch (SessionException e) {
            rollBack();
            throw e;
        }
    }

    /**
     * @param made the type of the object that the first argument is the place for; the call gives
     *     it instead of a result
     */
    private Value perform(
            Callee callee, List<Argument> arguments, ValueContext context, Optional<Type> made)
            throws SessionException {
        SubroutineType type = callee.typeOrNumbers();
        Signature signature =
                Signature.match(type, callee.function().type(), program.pointerSize())
                        .orElseThrow(
                                () ->
                                        new SessionException(
                                                "%s cannot be called: its wasm type %s does not fit its declaration"
                                                        .formatted(
                                                                callee.name(),
                                                                callee.function().type())));
        Scratch scratch = new Scratch(program.instance(), program.stackPointer());
        CallFrame frame = new CallFrame(program, rules, scratch, signature);
        List<dev.wasmscope.engine.exec.Value> values = frame.arguments(arguments);
        scratch.reserve();
        List<dev.wasmscope.engine.exec.Value> results = run(callee, values);
        Value value =
                made.isPresent() ? frame.made(made.get(), context) : frame.result(results, context);
        scratch.release();
        return value;
    }

    private List<dev.wasmscope.engine.exec.Value> run(
            Callee callee, List<dev.wasmscope.engine.exec.Value> arguments)
            throws SessionException {
        SideRun run = new SideRun(program, rules, rules.maxInstructions() - used);
        ExecutionResult result = run.call(callee.function(), arguments);
        used += run.executed();
        if (!(result instanceof ExecutionResult.Completed(var results))) {
            throw new SessionException(
                    run.failure(callee.name(), result) + state(run.calledHost()));
        }
        return results;
    }

    private static String state(boolean calledHost) {
        return calledHost
                ? "; the program is as before, what the host did stays"
                : "; the program is as before";
    }
}
