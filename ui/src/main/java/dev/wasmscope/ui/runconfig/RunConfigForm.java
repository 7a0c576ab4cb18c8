package dev.wasmscope.ui.runconfig;

import dev.wasmscope.session.UnknownImports;
import dev.wasmscope.ui.files.FoldersPane;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.shell.FileDialogs;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The fields of one run configuration. */
final class RunConfigForm {
    private static final String CONSOLE = "The console";
    private static final String FILE = "A file";
    private static final String TEXT = "A text";
    private static final String NONE = "Nothing";
    private static final String BESIDE = "Beside the module, to be shared with it";
    private static final String USER = "In my settings";

    private final Path module;
    private final FileDialogs dialogs;
    private final Runnable changed;
    private final GridPane grid = new GridPane(12, 8);
    private final TextField name = line("name", "Name", "");
    private final ChoiceBox<String> place = new ChoiceBox<>();
    private final TextField args = line("args", "Arguments", "-n 3 \"two words\"");
    private final TextField invoke = line("invoke", "Export to call", "_start");
    private final ChoiceBox<UnknownImports> unknown = new ChoiceBox<>();
    private final CheckBox entry = new CheckBox("Stop before the first instruction");
    private final ChoiceBox<String> inputKind = new ChoiceBox<>();
    private final TextField inputFile = line("stdin-file", "Input file", "input.txt");
    private final TextArea inputText = area("stdin-text", "Input text", "", 2);
    private final Button browse = new Button(null, new FontIcon(Feather.FOLDER));
    private final TextArea env = area("env", "Environment", "KEY=VALUE, one a line", 2);
    private final TextField folder = line("cwd", "Working folder", "the folder of the module");
    private final FoldersPane folders;
    private final TextField instructions =
            line("instructions", "Limit of instructions", "no limit");
    private final TextField memory = line("memory", "Limit of memory", "no limit");
    private final TextField seconds = line("seconds", "Limit of time", "no limit");
    private final TextArea faults =
            area("faults", "Faults", "path_open:errno=noent:when=3, one a line", 2);
    private final TextArea mappings =
            area("mappings", "Path mappings", "/build/src = ../src, one a line", 2);
    private final TextArea sources =
            area("sources", "Source folders", "folders to look in, one a line", 2);
    private final ScrollPane root;
    private boolean filling;
    private int row;

    /**
     * @param changed called after every change by the user
     */
    RunConfigForm(Path module, FileDialogs dialogs, Runnable changed) {
        this.module = module;
        this.dialogs = dialogs;
        this.changed = changed;
        folders =
                new FoldersPane(
                        () -> dialogs.chooseFolder("A folder for the program"),
                        () -> RunConfigDraft.base(module, folder.getText()),
                        this::changed);
        root = new ScrollPane(content());
        root.setFitToWidth(true);
        root.getStyleClass().add("run-config-form");
        root.setId("run-config-form");
    }

    Node node() {
        return root;
    }

    private static TextField line(String id, String title, String prompt) {
        TextField field = new TextField();
        prepare(field, id, title, prompt);
        return field;
    }

    private static TextArea area(String id, String title, String prompt, int rows) {
        TextArea area = new TextArea();
        prepare(area, id, title, prompt);
        area.setPrefRowCount(rows);
        area.setMinHeight(24 + rows * 18);
        return area;
    }

    private static void prepare(TextInputControl field, String id, String title, String prompt) {
        field.setId("run-config-" + id);
        field.setPromptText(prompt);
        field.setAccessibleText(title);
    }

    private Node content() {
        place.setId("run-config-place");
        place.setAccessibleText("Kept");
        place.getItems().setAll(USER, BESIDE);
        inputKind.setId("run-config-stdin");
        inputKind.setAccessibleText("Standard input");
        inputKind.getItems().setAll(CONSOLE, FILE, TEXT, NONE);
        entry.setId("run-config-entry");
        unknown.setId("run-config-unknown-imports");
        unknown.setAccessibleText("Imports that nobody provides");
        unknown.getItems().setAll(UnknownImports.values());
        unknown.setConverter(new UnknownImportsWords());
        browse.setAccessibleText("Choose a file");
        browse.setOnAction(
                _ ->
                        dialogs.chooseFile("Standard input of the program")
                                .ifPresent(this::chooseInput));
        List.of(name, args, invoke, inputFile, inputText, env, folder)
                .forEach(f -> f.textProperty().subscribe(_ -> changed()));
        List.of(instructions, memory, seconds, faults, mappings, sources)
                .forEach(f -> f.textProperty().subscribe(_ -> changed()));
        place.valueProperty().subscribe(_ -> changed());
        entry.selectedProperty().subscribe(_ -> changed());
        unknown.valueProperty().subscribe(_ -> changed());
        inputKind.valueProperty().subscribe(_ -> changed());
        section("Program");
        add("Name", name, "");
        add("Kept", place, "");
        add("Arguments", args, "Quotes keep blanks; the program's own name is not among them");
        add("Calls", invoke, "An export; its arguments are then numbers");
        add("", entry, "");
        add("Standard input", input(), "");
        add("Other imports", unknown, "Functions that it imports and nobody provides");
        section("Environment");
        add("Variables", env, "Nothing is inherited from this machine");
        add("Working folder", folder, "Where relative paths of this configuration start");
        add("Folders", folders.node(), "");
        section("Limits and faults");
        add("Instructions", instructions, "Stops there, exactly");
        add("Memory", memory, "64K, 512M, 2G; growing beyond it fails");
        add("Seconds", seconds, "Stops then");
        add("Faults", faults, "In calls to the host, as wasmscope run --inject takes them");
        section("Sources");
        add("Path mappings", mappings, "A recorded path = the folder here");
        add("Source folders", sources, "");
        grid.getStyleClass().add("dialog-page");
        return grid;
    }

    private void chooseInput(Path file) {
        inputFile.setText(RunConfig.written(RunConfigDraft.base(module, folder.getText()), file));
    }

    private Node input() {
        HBox file = new HBox(6, inputFile, browse);
        HBox.setHgrow(inputFile, Priority.ALWAYS);
        file.visibleProperty().bind(inputKind.valueProperty().isEqualTo(FILE));
        file.managedProperty().bind(file.visibleProperty());
        inputText.visibleProperty().bind(inputKind.valueProperty().isEqualTo(TEXT));
        inputText.managedProperty().bind(inputText.visibleProperty());
        return new VBox(6, inputKind, file, inputText);
    }

    private void section(String title) {
        grid.add(Parts.label(title, "section"), 0, row++, 2, 1);
    }

    private void add(String title, Node field, String hint) {
        Label label = Parts.label(title);
        label.setMinWidth(110);
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
        label.setPadding(new javafx.geometry.Insets(5, 0, 0, 0));
        VBox box = new VBox(2, field);
        box.setAlignment(Pos.TOP_LEFT);
        if (!hint.isEmpty()) {
            Label about = Parts.label(hint, "subtle", "small");
            about.setWrapText(true);
            box.getChildren().add(about);
        }
        if (field instanceof Control control && !(field instanceof ChoiceBox<?>)) {
            control.setMaxWidth(Double.MAX_VALUE);
        }
        label.setLabelFor(field);
        GridPane.setHgrow(box, Priority.ALWAYS);
        grid.addRow(row++, label, box);
    }

    private void changed() {
        if (!filling) {
            changed.run();
        }
    }

    /** Shows a configuration. */
    void show(RunConfigDraft draft, RunConfigFile.Place kept) {
        filling = true;
        name.setText(draft.name());
        place.setValue(kept == RunConfigFile.Place.BESIDE ? BESIDE : USER);
        args.setText(draft.args());
        invoke.setText(draft.invoke());
        entry.setSelected(draft.stopOnEntry());
        unknown.setValue(draft.unknownImports());
        env.setText(draft.env());
        folder.setText(draft.folder());
        folders.show(draft.dirs());
        instructions.setText(draft.limits().instructions());
        memory.setText(draft.limits().memory());
        seconds.setText(draft.limits().seconds());
        faults.setText(draft.faults());
        mappings.setText(draft.mappings());
        sources.setText(draft.sourceDirs());
        show(draft.input());
        filling = false;
    }

    private void show(Input input) {
        inputFile.setText(input instanceof Input.File f ? f.path() : "");
        inputText.setText(input instanceof Input.Text t ? t.text() : "");
        inputKind.setValue(
                switch (input) {
                    case Input.Console _ -> CONSOLE;
                    case Input.File _ -> FILE;
                    case Input.Text _ -> TEXT;
                    case Input.None _ -> NONE;
                });
    }

    /** Where it is to be kept. */
    RunConfigFile.Place place() {
        return BESIDE.equals(place.getValue())
                ? RunConfigFile.Place.BESIDE
                : RunConfigFile.Place.USER;
    }

    /** What the fields hold. */
    RunConfigDraft draft() {
        return new RunConfigDraft(
                module,
                name.getText(),
                args.getText(),
                env.getText(),
                folder.getText(),
                folders.folders(),
                typed(),
                new Limits(instructions.getText(), memory.getText(), seconds.getText()),
                faults.getText(),
                mappings.getText(),
                sources.getText(),
                invoke.getText(),
                entry.isSelected(),
                unknown.getValue());
    }

    private Input typed() {
        return switch (inputKind.getValue()) {
            case FILE -> new Input.File(inputFile.getText().strip());
            case TEXT -> new Input.Text(inputText.getText());
            case NONE -> new Input.None();
            default -> new Input.Console();
        };
    }

    void focusName() {
        name.requestFocus();
        name.selectAll();
    }
}
