package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.ProfileAssembler.Place;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.ProfileKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JsonGenerator;

/**
 * A report that any browser opens: one file that holds its data, its style and its script, and asks
 * no network. Flame graph with search and zoom, the same upside down, functions and lines.
 *
 * <p>The data is JSON, packed with gzip, in base64; {@code report.js} says what is in it.
 */
public final class HtmlFormat implements ProfileFormat {

    private static final String BEGIN = "<script type=\"application/octet-stream\" id=\"data\">";
    private static final String END = "</script>";

    @Override
    public String name() {
        return "html";
    }

    @Override
    public String title() {
        return "a report for any browser, offline";
    }

    @Override
    public List<String> extensions() {
        return List.of(".html", ".htm");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        Map<String, String> parts =
                Map.of(
                        "/*title*/", escaped(profile.guest()),
                        "/*style*/", resource("report.css"),
                        "/*data*/", data(profile),
                        "/*script*/", resource("report.js"));
        String page = resource("report.html");
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int mark = page.indexOf("/*"); mark >= 0; mark = page.indexOf("/*", at)) {
            int end = page.indexOf("*/", mark) + 2;
            text.append(page, at, mark).append(parts.get(page.substring(mark, end)));
            at = end;
        }
        out.write(text.append(page.substring(at)).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlFormat.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the program lacks its own file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String data(Profile profile) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            Json.write(packed, json -> writeData(profile, json));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static void writeData(Profile profile, JsonGenerator json) {
        CallTree tree = profile.tree();
        List<Measure> measures = StackTable.measuresOf(profile);
        json.writeStartObject();
        json.writeStringProperty("title", profile.guest());
        json.writeStringProperty("note", note(profile.info()));
        json.writeArrayPropertyStart("measures");
        for (Measure measure : measures) {
            json.writeStartObject();
            json.writeStringProperty("name", measure.title());
            json.writeStringProperty("unit", measure.unit().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
        writeFunctions(profile.labels(), json);
        writeNumbers("parent", TableCodecs.longs(tree.size(), tree::parent), json);
        writeNumbers("function", TableCodecs.longs(tree.size(), tree::function), json);
        writeNumbers("calls", StackTable.callsOf(tree), json);
        json.writeArrayPropertyStart("values");
        measures.forEach(measure -> writeArray(StackTable.valuesOf(profile, measure), json));
        json.writeEndArray();
        writeLines(profile, measures.size(), json);
        json.writeEndObject();
    }

    private static String note(ProfileInfo info) {
        List<String> notes = new ArrayList<>();
        notes.add(info.kind() == ProfileKind.EXACT ? "exact counts" : "sampled");
        notes.addAll(info.notes());
        return String.join("; ", notes);
    }

    private static void writeFunctions(List<FunctionLabel> labels, JsonGenerator json) {
        json.writeArrayPropertyStart("functions");
        for (FunctionLabel label : labels) {
            json.writeStartArray();
            json.writeString(label.name());
            json.writeString(label.source().orElse(""));
            json.writeNumber(label.line());
            json.writeNumber(label.host() ? 1 : 0);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void writeLines(Profile profile, int measures, JsonGenerator json) {
        json.writeArrayPropertyStart("lines");
        LineTable.of(profile)
                .forEach(
                        (line, values) -> {
                            json.writeStartArray();
                            json.writeString(line.file());
                            json.writeNumber(line.line());
                            for (int measure = 0; measure < measures; measure++) {
                                json.writeNumber(values[measure]);
                            }
                            json.writeEndArray();
                        });
        json.writeEndArray();
    }

    private static void writeNumbers(String name, long[] values, JsonGenerator json) {
        json.writeName(name);
        writeArray(values, json);
    }

    private static void writeArray(long[] values, JsonGenerator json) {
        json.writeArray(values, 0, values.length);
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.text().startsWith("<!doctype html>") && head.text().contains(BEGIN);
    }

    @Override
    public Profile read(ProfileFile file) throws ProfileFileException {
        String text = file.text();
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            throw file.wrong("no report of wasmscope: it has no data");
        }
        byte[] packed;
        try {
            packed = Base64.getDecoder().decode(text.substring(begin + BEGIN.length(), end));
        } catch (IllegalArgumentException e) {
            throw file.wrong("the report's data is damaged: " + e.getMessage());
        }
        return profile(
                Json.read(
                        new ProfileFile(file.name(), ProfileFormats.unpack(file.name(), packed))));
    }

    private static Profile profile(Json data) throws ProfileFileException {
        ProfileAssembler assembler = new ProfileAssembler();
        List<Place> places = new ArrayList<>();
        Json functions = data.get("functions");
        for (int i = 0; i < functions.size(); i++) {
            places.add(assembler.whole(assembler.function(label(functions.at(i)))));
        }
        Json parent = data.get("parent");
        Json function = data.get("function");
        Json calls = data.get("calls");
        Json values = data.get("values");
        List<ForeignMeasure> measures = measures(data.get("measures"));
        int[] rows = new int[parent.size()];
        for (int row = 0; row < rows.length; row++) {
            Place place =
                    row == 0
                            ? assembler.whole(CallTree.NONE)
                            : places.get(function.indexAt(row, places.size()));
            if (row > 0) {
                int caller = parent.indexAt(row, row);
                rows[row] =
                        assembler.row(
                                rows[caller], assembler.whole(CallTree.NONE), place.function());
                assembler.add(rows[row], place, Measure.CALLS, calls.at(row).whole());
            }
            for (int m = 0; m < measures.size(); m++) {
                if (measures.get(m).measure() != Measure.CALLS) {
                    long value = values.at(m).at(row).whole();
                    assembler.add(rows[row], place, measures.get(m).measure(), value);
                }
            }
        }
        Measure weight = measures.getFirst().measure();
        return assembler.profile(
                new ProfileInfo(data.get("title").text(), ForeignMeasure.kind(weight), List.of()),
                weight);
    }

    private static List<ForeignMeasure> measures(Json list) throws ProfileFileException {
        List<ForeignMeasure> measures = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String name = list.at(i).get("name").text();
            measures.add(
                    ForeignMeasure.ours(name)
                            .map(measure -> new ForeignMeasure(measure, 1))
                            .orElseThrow(() -> list.wrong("has '" + name + "', not known")));
        }
        if (measures.isEmpty()) {
            throw list.wrong("is empty");
        }
        return measures;
    }

    private static FunctionLabel label(Json function) throws ProfileFileException {
        String name = function.at(0).text();
        return new FunctionLabel(
                name.isEmpty() ? "(no name)" : name,
                Optional.of(function.at(1).text()).filter(source -> !source.isEmpty()),
                function.at(2).index(Integer.MAX_VALUE),
                function.at(3).whole() == 1);
    }
}
