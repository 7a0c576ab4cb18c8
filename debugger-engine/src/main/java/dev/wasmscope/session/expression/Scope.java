package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.ValueContext;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.call.Argument;
import dev.wasmscope.session.call.Callee;
import dev.wasmscope.session.call.NumberCall;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What an expression may ask of the frame that it is evaluated in. */
public interface Scope {
    /** The language of the frame's code. */
    Language language();

    /** Bytes of a pointer. */
    int pointerSize();

    /** What values are read with. */
    ValueContext context();

    /** The variable that a name, possibly with scopes, means here: the innermost one. */
    Optional<Value> variable(String name);

    /** Whether a name means a variable here. */
    default boolean isVariable(String name) {
        return variable(name).isPresent();
    }

    /** The value of an enumerator, with or without its type's name in front. */
    Optional<Value> constant(String name);

    /** A type of the program by its name, without {@code struct} and the like in front. */
    Optional<Type> type(String name);

    /**
     * A value in wasm's own terms.
     *
     * @param name {@code local0}, {@code global0}, {@code stack0}, {@code pc} or {@code insn}
     * @throws SessionException if there is none, or it is not a number
     */
    Value register(String name) throws SessionException;

    /** The functions of the program that a name may mean, the likeliest only. */
    List<Callee> functions(String name);

    /** The functions of the program that have a plain name, whatever class or scope they are in. */
    List<Callee> functionsAnywhere(String plainName);

    /**
     * Why no function of that name can be called: it is known but was not compiled, or nothing is
     * known of it and what has a similar name.
     */
    String missingFunction(String name);

    /** Names of variables and functions here that are similar to one; the nearest first. */
    List<String> similar(String name);

    /**
     * Makes an object with a constructor.
     *
     * @param constructor takes the object's address first
     * @param type of the object
     * @param arguments those behind the object
     * @throws SessionException if it cannot be called or does not return
     */
    Value construct(Callee constructor, Type type, List<Argument> arguments)
            throws SessionException;

    /** The function that a pointer to a function means: an element of the program's table. */
    Optional<Callee> functionAt(long tableIndex);

    /** The pointer that means a function; empty if its address is never taken. */
    OptionalLong addressOf(Callee function);

    /**
     * Calls a function.
     *
     * @throws SessionException if it cannot be called or does not return
     */
    Value call(Callee function, List<Argument> arguments) throws SessionException;

    /** Calls of a function that takes and returns numbers only; empty if they are not known. */
    default Optional<NumberCall> numberCall(Callee function) {
        return Optional.empty();
    }

    /**
     * Where a variable is, if it is the one that {@link #variable} finds, members of objects apart,
     * and its place needs no evaluation.
     */
    default Optional<SimpleVariable> simpleVariable(String name) {
        return Optional.empty();
    }

    /**
     * The object that a method works on, where a name may be that of one of its members: no
     * variable of the method has it.
     */
    default Optional<SimpleVariable> ownObject(String name) {
        return Optional.empty();
    }

    /** The numbers of the frame as they are whenever they are read. */
    default Optional<LiveNumbers> liveNumbers() {
        return Optional.empty();
    }

    /**
     * Puts bytes into memory that the program has for that, for good.
     *
     * @return the pointer to them, or the slice, in memory order
     * @throws SessionException if the program has no {@code malloc}
     */
    byte[] place(Argument.Placed bytes) throws SessionException;

    /**
     * Changes bytes of the guest.
     *
     * @param to a memory address, or a local, global or operand with all its bytes
     * @throws SessionException if that cannot be written
     */
    void write(ValueLocation to, byte[] bytes) throws SessionException;
}
