package dev.wasmscope.profiler.budget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Budgets as JSON files that people edit and keep beside their sources. */
public final class BudgetFile {
    /** The file is no budget; the message says what is wrong, and where. */
    public static final class MalformedBudgetException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedBudgetException(String message) {
            super(message);
        }
    }

    private static final String FORMAT = "wasmscope-budget-1";

    private final JsonMapper mapper =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Writes a budget, to a new file first so that an old one is never half replaced. */
    public void write(Budget budget, Path file) throws IOException {
        ObjectNode json = mapper.createObjectNode();
        json.put("format", FORMAT);
        json.put("guest", budget.guest());
        json.put("total", budget.total());
        json.put("tolerance", budget.tolerance());
        ArrayNode functions = json.putArray("functions");
        for (Allowance allowance : budget.functions()) {
            ObjectNode function = functions.addObject();
            function.put("name", allowance.name());
            function.put("source", allowance.source());
            function.put("self", allowance.self());
            function.put("total", allowance.total());
        }
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, "budget", ".new");
        try {
            Files.writeString(fresh, mapper.writeValueAsString(json) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Reads a budget.
     *
     * @throws MalformedBudgetException if it is none
     */
    public Budget read(Path file) throws IOException {
        JsonNode json;
        try {
            json = mapper.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new MalformedBudgetException(
                    "line %d: %s".formatted(e.getLocation().getLineNr(), e.getOriginalMessage()));
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new MalformedBudgetException("not text in UTF-8");
        }
        if (!FORMAT.equals(json.path("format").asString(""))) {
            throw new MalformedBudgetException("no budget: \"format\" is not \"" + FORMAT + "\"");
        }
        List<Allowance> functions = new ArrayList<>();
        int number = 0;
        for (JsonNode function : json.path("functions")) {
            String where = "functions[" + number++ + "].";
            functions.add(
                    new Allowance(
                            text(function, where, "name"),
                            function.path("source").asString(""),
                            count(function, where, "self"),
                            count(function, where, "total")));
        }
        return new Budget(
                json.path("guest").asString(""),
                count(json, "", "total"),
                tolerance(json),
                functions);
    }

    private static String text(JsonNode node, String where, String field)
            throws MalformedBudgetException {
        String text = node.path(field).asString("");
        if (text.isEmpty()) {
            throw new MalformedBudgetException(where + field + " is missing");
        }
        return text;
    }

    /** A figure that is left out is not limited. */
    private static long count(JsonNode node, String where, String field)
            throws MalformedBudgetException {
        JsonNode number = node.path(field);
        if (number.isMissingNode()) {
            return Long.MAX_VALUE;
        }
        if (!number.canConvertToLong() || !number.isIntegralNumber() || number.asLong() < 0) {
            throw new MalformedBudgetException(where + field + " is not a number of instructions");
        }
        return number.asLong();
    }

    private static double tolerance(JsonNode json) throws MalformedBudgetException {
        double percent = json.path("tolerance").asDouble(0);
        if (!(percent >= 0) || percent > 1000) {
            throw new MalformedBudgetException("tolerance is not a percentage from 0 to 1000");
        }
        return percent;
    }
}
