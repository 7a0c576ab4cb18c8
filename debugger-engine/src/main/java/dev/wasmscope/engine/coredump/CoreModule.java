package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.module.CustomSection;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.SectionInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a core file knows of the module.
 *
 * @param path where it was, for people and to find it again
 * @param digest SHA-256, in hexadecimal digits, of all sections that are executed: a module with
 *     and without its debug sections has the same
 * @param buildId contents of its section {@code build_id} in hexadecimal digits; empty if it has
 *     none
 */
public record CoreModule(String path, String digest, String buildId) {
    /** Bytes of a digest. */
    static final int DIGEST_BYTES = 32;

    private static final String BUILD_ID = "build_id";

    /** What a core file of a module is to say. */
    public static CoreModule of(String path, Module module) {
        return new CoreModule(path, digest(module), buildId(module));
    }

    private static String digest(Module module) {
        MessageDigest digest = sha256();
        for (SectionInfo section : module.sections()) {
            if (!section.isCustom()) {
                digest.update((byte) section.id());
                digest.update(
                        module.bytes(),
                        (int) section.contents().start(),
                        (int) section.contents().length());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String buildId(Module module) {
        CustomSection section = module.customSection(BUILD_ID).orElse(null);
        if (section == null) {
            return "";
        }
        return HexFormat.of()
                .formatHex(
                        module.bytes(),
                        (int) section.contents().start(),
                        (int) section.contents().end());
    }
}
