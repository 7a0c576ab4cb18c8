package dev.wasmscope.profiler.model;

import java.util.Optional;

/** Which function an entry of {@link Profile#functions()} means. */
public sealed interface FunctionKey {

    /**
     * A function of one instance of the run.
     *
     * @param instance number of the instance in the order of instantiation, from 0
     * @param functionIndex index in that instance's function index space (imports first)
     */
    record Code(int instance, int functionIndex) implements FunctionKey {}

    /**
     * A function as it stands in the source, whose code was put into others.
     *
     * @param name as the source spells it
     * @param source the file that it stands in
     * @param line one-based line of its declaration, 0 when unknown
     */
    record Inlined(String name, Optional<String> source, int line) implements FunctionKey {}

    /**
     * A function of a profile that another tool wrote: nothing but its label is known.
     *
     * @param number tells functions of one profile apart
     */
    record Foreign(int number) implements FunctionKey {}
}
