package dev.wasmscope.session;

/** What a guest's changes in a folder do. */
public enum DirAccess {
    /** They are made in the folder itself. */
    READ_WRITE,
    /** They are refused, whichever call they come through ({@code rofs}). */
    READ_ONLY,
    /**
     * They stay in memory: the guest sees them, the folder stays as it is. See {@link
     * DebugSession#overlayChanges}.
     */
    OVERLAY
}
