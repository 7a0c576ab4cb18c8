package dev.wasmscope.session;

import java.nio.file.Path;

/**
 * A folder of the host that the guest sees (a WASI preopen).
 *
 * @param host the folder outside
 * @param guest the name the guest sees it under, for example {@code /data}
 * @param access what happens to changes that the guest makes
 */
public record DirMapping(Path host, String guest, DirAccess access) {}
