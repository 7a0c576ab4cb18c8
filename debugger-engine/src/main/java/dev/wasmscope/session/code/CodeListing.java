package dev.wasmscope.session.code;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;
import java.util.Optional;

/** What can be read off the code of a module. */
public interface CodeListing {
    /** Of a module without code. */
    CodeListing NONE =
            new CodeListing() {
                @Override
                public long sectionStart() {
                    return 0;
                }

                @Override
                public int functionCount() {
                    return 0;
                }

                @Override
                public int bodySize(int functionIndex) {
                    return 0;
                }

                @Override
                public List<CodeLine> lines(int functionIndex) {
                    return List.of();
                }

                @Override
                public List<OperandTypes> operands(int functionIndex) {
                    return List.of();
                }

                @Override
                public List<Integer> candidates(int type) {
                    return List.of();
                }

                @Override
                public List<CodeLocation> ofLine(String file, int line) {
                    return List.of();
                }

                @Override
                public Optional<CodeLocation> find(CodeSearch search) {
                    return Optional.empty();
                }
            };

    /** File offset of code offset 0. */
    long sectionStart();

    /** How many functions there are, imports included. */
    int functionCount();

    /** Bytes of a function's body; 0 for imports. */
    int bodySize(int functionIndex);

    /**
     * A function's listing: its header, its locals, its instructions, a closing parenthesis. Of a
     * malformed body what comes before the fault, and a line that names it; of an import one line.
     */
    List<CodeLine> lines(int functionIndex);

    /**
     * What lies on the operand stack before each instruction, in the order of the instructions;
     * nothing from where the body is not valid.
     *
     * @param functionIndex not an import's
     */
    List<OperandTypes> operands(int functionIndex);

    /**
     * The functions that a call through a table can reach: those of the type that the module puts
     * into a table or makes a reference to, by index.
     */
    List<Integer> candidates(int type);

    /**
     * Where code of a line begins, in the order of the code, inlined copies included.
     *
     * @param file as recorded
     */
    List<CodeLocation> ofLine(String file, int line);

    /**
     * The first instruction from a place on whose text, or the name of what it calls, holds some
     * text; a function whose name holds it is found at its first instruction.
     */
    Optional<CodeLocation> find(CodeSearch search);
}
