package dev.wasmscope.profiler.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.profiler.Profiles;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfileFormatTest {

    private static final String SCRIPT = "main 2 f 10 . 1 f 10 . g 3 f 5 . 1 . 4 .";

    @Test
    void foldedHasOneLineForEachPathWithInstructionsOfItsOwn() throws IOException {
        assertEquals(
                """
                main 7
                main;f 20
                main;g 4
                main;g;f 5
                """,
                write(new FoldedFormat(), Profiles.of(SCRIPT)));
    }

    @Test
    void foldedNamesCannotBreakTheRecord() throws IOException {
        Profile profile = Profiles.of("main 1 .").labelled(_ -> FunctionLabel.named("a;b\nc"));

        assertEquals("a:b c 1\n", write(new FoldedFormat(), profile));
    }

    @Test
    void speedscopeSamplesEveryPathWithItsWeight() throws IOException {
        JsonNode json = parse(write(new SpeedscopeFormat(), Profiles.of(SCRIPT)));

        JsonNode profile = json.get("profiles").get(0);
        assertEquals("sampled", profile.get("type").asString());
        assertEquals("[[0],[0,1],[0,2],[0,2,1]]", profile.get("samples").toString());
        assertEquals("[7,20,4,5]", profile.get("weights").toString());
        assertEquals(36, profile.get("endValue").asLong());
        assertEquals(
                "[{\"name\":\"main\"},{\"name\":\"f\"},{\"name\":\"g\"}]",
                json.get("shared").get("frames").toString());
    }

    @Test
    void speedscopeFramesCarryFileAndLine() throws IOException {
        Profile profile =
                Profiles.of("main 1 .")
                        .labelled(
                                _ -> new FunctionLabel("main", Optional.of("src/a.c"), 12, false));

        assertEquals(
                "[{\"name\":\"main\",\"file\":\"src/a.c\",\"line\":12}]",
                parse(write(new SpeedscopeFormat(), profile))
                        .get("shared")
                        .get("frames")
                        .toString());
    }

    @Test
    void equalProfilesGiveEqualBytes() throws IOException {
        for (ProfileFormat format : ProfileFormats.all()) {
            assertArrayEquals(
                    write(format, Profiles.of(SCRIPT)).getBytes(StandardCharsets.UTF_8),
                    write(format, Profiles.of(SCRIPT)).getBytes(StandardCharsets.UTF_8),
                    format.name());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "out.folded, folded",
        "a/b/out.collapsed, folded",
        "out.speedscope.json, speedscope",
        "out.json, speedscope",
        "out.txt, "
    })
    void theFileNameChoosesTheFormat(String file, String format) {
        assertEquals(
                Optional.ofNullable(format), ProfileFormats.forFile(file).map(ProfileFormat::name));
    }

    private static String write(ProfileFormat format, Profile profile) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(profile, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode parse(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
