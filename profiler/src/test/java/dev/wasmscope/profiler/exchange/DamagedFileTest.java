package dev.wasmscope.profiler.exchange;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.wasmscope.profiler.model.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to a file, reading it gives a profile or one line. {@code
 * -Dwasmscope.fuzz.profiles=N} changes that many files of each format.
 */
class DamagedFileTest {

    private static final int CHANGED = Integer.getInteger("wasmscope.fuzz.profiles", 60);

    @Test
    void changedFilesAreReadOrRefusedInOneLine() throws IOException {
        for (ProfileFormat format : ProfileFormats.all()) {
            Random random = new Random(7);
            for (int i = 0; i < CHANGED; i++) {
                byte[] bytes = RoundTripTest.bytes(format, RandomProfiles.exact(i % 20));
                readOrRefuse(format, damaged(ProfileFormats.unpack("f", bytes), random), i);
            }
        }
    }

    /** The checksum would hide what lies behind it, so it is made right again. */
    @Test
    void changedSectionsOfOurOwnFileAreReadOrRefusedInOneLine() throws IOException {
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < CHANGED * 4; i++) {
            byte[] bytes = RoundTripTest.bytes(new WprofFormat(), RandomProfiles.exact(i % 20));
            byte[] packed = Arrays.copyOfRange(bytes, 8, bytes.length);
            byte[] cbor =
                    new InflaterInputStream(new java.io.ByteArrayInputStream(packed))
                            .readAllBytes();
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            changed.write(bytes, 0, 8);
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(changed)) {
                deflater.write(damaged(cbor, random));
            }
            refused += readOrRefuse(new WprofFormat(), changed.toByteArray(), i) ? 0 : 1;
        }
        assertTrue(refused > CHANGED, "damage goes unnoticed: " + refused);
    }

    @Test
    void randomBytesAreNoProfile() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < CHANGED; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            for (ProfileFormat format : ProfileFormats.all()) {
                readOrRefuse(format, bytes, i);
            }
            try {
                ProfileFormats.read("noise", bytes);
            } catch (ProfileFileException e) {
                assertOneLine(e);
            }
        }
    }

    private static boolean readOrRefuse(ProfileFormat format, byte[] bytes, int seed) {
        try {
            Profile read = ProfileFormats.read(format, new ProfileFile("f", bytes));
            // What was read can be looked at and written again.
            new StackTable(read);
            RoundTripTest.bytes(new WprofFormat(), read);
            return true;
        } catch (ProfileFileException e) {
            assertOneLine(e);
            return false;
        } catch (IOException | RuntimeException e) {
            return fail(format.name() + ", change " + seed + ": " + e, e);
        }
    }

    private static void assertOneLine(ProfileFileException e) {
        String line = String.valueOf(e.getMessage());
        assertFalse(line.contains("\n"), line);
        assertTrue(line.length() < 500, line);
        assertFalse(line.endsWith(": null"), line);
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && changed.length > 0; i++) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] = (byte) random.nextInt();
                case 1 -> changed = Arrays.copyOf(changed, at);
                case 2 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                default -> changed = insert(changed, at, random);
            }
        }
        return changed;
    }

    private static byte[] insert(byte[] bytes, int at, Random random) {
        byte[][] words = {
            "null".getBytes(StandardCharsets.UTF_8),
            "-1".getBytes(StandardCharsets.UTF_8),
            "99999999999999999999".getBytes(StandardCharsets.UTF_8),
            {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f},
            Arrays.copyOfRange(bytes, at / 2, at)
        };
        byte[] word = words[random.nextInt(words.length)];
        byte[] longer = new byte[bytes.length + word.length];
        System.arraycopy(bytes, 0, longer, 0, at);
        System.arraycopy(word, 0, longer, at, word.length);
        System.arraycopy(bytes, at, longer, at + word.length, bytes.length - at);
        return longer;
    }
}
