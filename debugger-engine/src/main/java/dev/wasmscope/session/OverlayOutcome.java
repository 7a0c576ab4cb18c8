package dev.wasmscope.session;

import java.util.Optional;

/**
 * What became of one change that was to be saved or discarded.
 *
 * @param change which one; changes that it depends on were saved or discarded with it and have
 *     outcomes of their own
 * @param refusal why it was not done, in one line; empty if it was
 */
public record OverlayOutcome(OverlayChange change, Optional<String> refusal) {}
