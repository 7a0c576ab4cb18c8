package dev.wasmscope.profiler.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.model.Marks;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileTable;
import dev.wasmscope.testing.Goldens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The small profile of {@link Shapes} in each format that is text, to be read by people. */
class FormatGoldensTest {

    static List<String> textFormats() {
        return List.of(
                "speedscope",
                "firefox",
                "chrome",
                "cpuprofile",
                "callgrind",
                "csv",
                "csv-lines",
                "lcov",
                "folded");
    }

    @ParameterizedTest
    @MethodSource("textFormats")
    void textsAreAsBefore(String name) throws IOException {
        ProfileFormat format = ProfileFormats.named(name).orElseThrow();

        Goldens.check("exchange/exact." + name + ".txt", text(format, Shapes.exact()));
        if (!name.equals("lcov")) {
            Goldens.check("exchange/sampled." + name + ".txt", text(format, Shapes.sampled()));
        }
    }

    private static String text(ProfileFormat format, Profile profile) throws IOException {
        byte[] bytes = ProfileFormats.unpack("f", RoundTripTest.bytes(format, profile));
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("{") ? pretty(text) : text.replace("\r\n", "\n");
    }

    /** One line a value of the first levels, so that differences can be read. */
    private static String pretty(String json) {
        JsonNode document = JsonMapper.shared().readTree(json);
        StringBuilder text = new StringBuilder();
        append("", document, 0, text);
        return text.toString();
    }

    private static void append(String path, JsonNode node, int depth, StringBuilder text) {
        boolean open =
                depth < 4
                        && node.isContainer()
                        && node.valueStream().anyMatch(JsonNode::isContainer);
        if (!open) {
            text.append(path).append(" = ").append(node).append('\n');
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                append(path + "[" + i + "]", node.get(i), depth + 1, text);
            }
        } else {
            node.propertyStream()
                    .forEach(
                            entry ->
                                    append(
                                            path + "." + entry.getKey(),
                                            entry.getValue(),
                                            depth + 1,
                                            text));
        }
    }

    @Test
    void ourOwnFileKeepsEveryTableThereIs() {
        Set<Class<?>> kept =
                TableCodecs.all().stream().map(TableCodec::type).collect(Collectors.toSet());

        assertEquals(
                List.of(),
                tables(ProfileTable.class).filter(type -> !kept.contains(type)).toList(),
                "these tables have no TableCodec");
    }

    private static Stream<Class<?>> tables(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(FormatGoldensTest::tables)
                : Stream.of(type);
    }

    @Test
    void marksAndBranchesComeBack() throws IOException {
        Marks marks =
                new Marks(
                        List.of(
                                new Marks.Mark(7, 9, "mark", OptionalLong.of(-3), "phase \u00e4"),
                                new Marks.Mark(8, 12, "mark", OptionalLong.empty(), "")));
        Profile profile = Shapes.exact().with(marks);

        assertEquals(profile, RoundTripTest.through(new WprofFormat(), profile));
    }

    @Test
    void aSectionOfALaterVersionIsLeftOutAndSaid() throws IOException {
        Profile profile = Shapes.exact();
        byte[] bytes = RoundTripTest.bytes(new WprofFormat(), profile);
        List<Columns> sections =
                new java.util.ArrayList<>(SectionFile.read(new ProfileFile("f", bytes)));
        sections.add(new Columns("Weather").put("degrees", 3, 4));
        java.io.ByteArrayOutputStream later = new java.io.ByteArrayOutputStream();
        SectionFile.write(sections, later);

        Profile read = ProfileFormats.read("f", later.toByteArray());

        assertEquals(profile.tree(), read.tree());
        assertEquals(
                List.of("left out: Weather, which this version of wasmscope does not know"),
                read.info().notes());
    }

    @Test
    void theReportAsksNoNetwork() throws IOException {
        String page = text(new HtmlFormat(), Shapes.exact());

        assertTrue(page.contains("default-src 'none'"), "it forbids itself to load anything");
        assertFalse(page.contains("http://") || page.contains("https://"), "it names an address");
        for (String part : List.of("title", "style", "data", "script")) {
            assertFalse(page.contains("/*" + part + "*/"), part + " is not filled in");
        }
    }
}
