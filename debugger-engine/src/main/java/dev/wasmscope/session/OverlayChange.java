package dev.wasmscope.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One file, directory or link that a guest changed in a folder with {@link DirAccess#OVERLAY}, and
 * that is as it was on the host.
 *
 * @param folder the folder it is in
 * @param path its place below the folder, components joined by {@code /}; of something renamed the
 *     new one
 * @param kind what happened to it
 * @param renamedFrom its place on the host, if it was renamed
 * @param sizeBefore bytes on the host; empty for what is not a regular file there
 * @param sizeAfter bytes as the guest sees it; empty for what is not a regular file now
 * @param directory whether it is (or was, if deleted) a directory
 */
public record OverlayChange(
        DirMapping folder,
        String path,
        Kind kind,
        Optional<String> renamedFrom,
        OptionalLong sizeBefore,
        OptionalLong sizeAfter,
        boolean directory) {

    /** What happened. */
    public enum Kind {
        /** The host has nothing of that name. */
        CREATED,
        /** Other contents, another time or another link text than on the host. */
        MODIFIED,
        /** The guest no longer sees it. */
        DELETED,
        /** The host has it elsewhere; it may have been modified too. */
        RENAMED
    }

    /** The path as the guest knows it. */
    public String guestPath() {
        String guest = folder.guest();
        return guest.endsWith("/") ? guest + path : guest + "/" + path;
    }

    /** Where it is, or would be if it were saved, on the host. */
    public Path hostPath() {
        return folder.host().resolve(path);
    }
}
