package dev.wasmscope.profiler.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.model.CallTreeBuilder;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The report's page must not grow with the profile: frames are painted, and only in sight. */
class HtmlReportTest {
    private static final String DATA = "id=\"data\">";

    @Test
    void aHundredThousandFramesAddNothingToThePage() throws IOException {
        String small = text(profile(10));
        String large = text(profile(100_000));
        assertEquals(page(small), page(large), "what is beside the data");
        assertTrue(page(large).length() < 30_000, "characters: " + page(large).length());
        assertTrue(large.length() < 1_500_000, "packed: " + large.length());
    }

    @Test
    void aHundredThousandFramesAreReadBack() throws IOException {
        Profile profile = profile(100_000);
        byte[] written = text(profile).getBytes(StandardCharsets.UTF_8);
        Profile read = ProfileFormats.read("big.html", written);
        assertEquals(profile.tree().size(), read.tree().size());
        assertEquals(profile.total(), read.total());
    }

    private static String page(String text) {
        int begin = text.indexOf(DATA) + DATA.length();
        return text.substring(0, begin) + text.substring(text.indexOf("</script>", begin));
    }

    private static String text(Profile profile) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlFormat().write(profile, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Calls that fan out at random; {@code frames} call paths. */
    private static Profile profile(int frames) {
        SplittableRandom random = new SplittableRandom(7);
        CallTreeBuilder tree = new CallTreeBuilder();
        int functions = 2_000;
        int main = tree.child(0, 0);
        List<Integer> rows = new ArrayList<>(List.of(main));
        while (rows.size() < frames) {
            int from = rows.get(Math.max(0, rows.size() - 1 - random.nextInt(2_000) % rows.size()));
            int row = tree.child(from, random.nextInt(functions));
            tree.addSelf(row, 1 + random.nextInt(1_000));
            rows.add(row);
        }
        List<FunctionKey> keys = new ArrayList<>();
        List<FunctionLabel> labels = new ArrayList<>();
        for (int i = 0; i < functions; i++) {
            keys.add(new FunctionKey.Code(0, i));
            labels.add(FunctionLabel.named("function_" + i));
        }
        return Profile.exact("big.wasm", keys, labels, tree.toTree());
    }
}
