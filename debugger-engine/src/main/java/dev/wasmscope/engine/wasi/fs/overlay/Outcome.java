package dev.wasmscope.engine.wasi.fs.overlay;

import java.util.Optional;

/**
 * What became of a change that was to be saved or discarded.
 *
 * @param change which one
 * @param refusal why it was not done, in one line; empty if it was
 */
public record Outcome(Change change, Optional<String> refusal) {}
