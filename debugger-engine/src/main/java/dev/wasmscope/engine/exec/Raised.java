package dev.wasmscope.engine.exec;

import java.util.OptionalInt;

/**
 * An exception that is about to be thrown.
 *
 * @param exception what is thrown
 * @param handler index of the function that catches it; empty if no frame does
 */
public record Raised(ExceptionInstance exception, OptionalInt handler) {}
