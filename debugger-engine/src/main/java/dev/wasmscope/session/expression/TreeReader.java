package dev.wasmscope.session.expression;

import dev.wasmscope.session.expression.Node.TypeNode;
import dev.wasmscope.session.expression.grammar.GuestExpressionParser.*;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Turns the parser's tree into {@link Node}s. */
final class TreeReader {
    Parsed read(InputContext input) throws ExpressionException {
        Optional<Parsed.Format> format =
                input.format() == null ? Optional.empty() : Optional.of(format(input.format()));
        return new Parsed(node(input.expression()), format);
    }

    private Parsed.Format format(FormatContext format) throws ExpressionException {
        int column = column(format);
        if (format.expression() != null) {
            return new Parsed.Format.Elements(column, node(format.expression()));
        }
        if (format.INTEGER() != null) {
            return new Parsed.Format.Elements(
                    column, Literals.integer(column, format.INTEGER().getText()));
        }
        String letter = format.NAME().getText();
        if (letter.length() != 1 || "xbodcsu".indexOf(letter.charAt(0)) < 0) {
            throw new ExpressionException(
                    column, "expected a format: x, b, o, d, u, c, s or [count]");
        }
        return new Parsed.Format.As(column, letter.charAt(0));
    }

    private Node node(ExpressionContext context) throws ExpressionException {
        int column = column(context);
        return switch (context) {
            case PrimaryOperandContext operand -> primary(operand.primary());
            case MemberOfContext member ->
                    members(
                            node(member.expression()),
                            member.getChild(2).getText(),
                            column(member, 2));
            case MemberThroughContext member ->
                    new Node.Member(
                            column(member, 2), node(member.expression()), member.NAME().getText());
            case ElementContext element ->
                    new Node.Element(
                            column(element.expression(1)),
                            node(element.expression(0)),
                            node(element.expression(1)));
            case ElementsContext range ->
                    new Node.Elements(
                            column(range.from),
                            node(range.expression(0)),
                            node(range.from),
                            node(range.to),
                            range.op.getText().equals("..="));
            case ElementsFromContext range -> {
                Node first = node(range.expression(0));
                int at = column(range.expression(1));
                yield new Node.Elements(
                        at,
                        new Node.Prefixed(column, "&", first),
                        new Node.Whole(at, BigInteger.ZERO, "", true),
                        node(range.expression(1)),
                        false);
            }
            case TargetContext target -> new Node.Prefixed(column, "*", node(target.expression()));
            case CallContext call -> call(call);
            case SizeOfTypeContext size -> new Node.SizeOfType(column, type(size.typeName()));
            case SizeOfValueContext size -> new Node.SizeOfValue(column, node(size.expression()));
            case CastToContext cast ->
                    new Node.Cast(column, type(cast.typeName()), node(cast.expression()));
            case CastAsContext cast ->
                    new Node.Cast(
                            column(cast.typeName()),
                            type(cast.typeName()),
                            node(cast.expression()));
            case NamedCastContext cast ->
                    new Node.Cast(column, type(cast.typeName()), node(cast.expression()));
            case ConstructionContext made -> construction(made);
            case PostfixedContext step ->
                    new Node.Step(
                            column(step.op),
                            step.op.getText().substring(1),
                            node(step.expression()),
                            false);
            case PrefixedContext prefixed when prefixed.op.getText().length() > 1 ->
                    new Node.Step(
                            column,
                            prefixed.op.getText().substring(1),
                            node(prefixed.expression()),
                            true);
            case PrefixedContext prefixed ->
                    new Node.Prefixed(column, prefixed.op.getText(), node(prefixed.expression()));
            case InfixContext infix ->
                    new Node.Infix(
                            column(infix.op),
                            infix.op.getText(),
                            node(infix.expression(0)),
                            node(infix.expression(1)));
            case ChoiceContext choice ->
                    new Node.Choice(
                            column,
                            node(choice.expression(0)),
                            node(choice.expression(1)),
                            node(choice.expression(2)));
            case AssignmentContext assignment ->
                    new Node.Assignment(
                            column(assignment.op),
                            assignment
                                    .op
                                    .getText()
                                    .substring(0, assignment.op.getText().length() - 1),
                            node(assignment.expression(0)),
                            node(assignment.expression(1)));
            default -> throw new IllegalStateException(context.getText());
        };
    }

    /** {@code pair.0.1} reads as a number behind the first dot. */
    private static Node members(Node object, String names, int column) {
        Node value = object;
        int at = column;
        for (String name : names.split("\\.")) {
            value = new Node.Member(at, value, name);
            at += name.length() + 1;
        }
        return value;
    }

    private Node construction(ConstructionContext made) throws ExpressionException {
        List<Node> arguments = new ArrayList<>();
        for (ExpressionContext argument : made.expression()) {
            arguments.add(node(argument));
        }
        String name =
                made.TYPE_NAME().stream().map(ParseTree::getText).collect(Collectors.joining("::"));
        return new Node.Construction(column(made), new TypeNode(column(made), name, 0), arguments);
    }

    private Node call(CallContext call) throws ExpressionException {
        List<ExpressionContext> parts = call.expression();
        Node[] arguments = new Node[parts.size() - 1];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = node(parts.get(i + 1));
        }
        return new Node.Call(column(call), node(parts.getFirst()), List.of(arguments));
    }

    private Node primary(PrimaryContext context) throws ExpressionException {
        int column = column(context);
        return switch (context) {
            case IntegerLiteralContext literal -> Literals.integer(column, literal.getText());
            case DecimalLiteralContext literal -> Literals.decimal(column, literal.getText());
            case CharacterLiteralContext literal -> Literals.character(column, literal.getText());
            case TextLiteralContext literal -> Literals.text(column, literal.getText());
            case RegisterContext register -> new Node.Register(column, register.getText());
            case NamedValueContext named -> new Node.Name(column, named.getText());
            case GroupedContext grouped -> node(grouped.expression());
            case MemoryAtContext memory ->
                    new Node.MemoryAt(
                            column,
                            node(memory.expression()),
                            memory.type == null
                                    ? new TypeNode(column(memory), "", 0)
                                    : new TypeNode(
                                            memory.type.getCharPositionInLine() + 1,
                                            memory.type.getText(),
                                            0));
            default -> throw new IllegalStateException(context.getText());
        };
    }

    /** The words of the name, and how often it is pointed to; qualifiers mean nothing here. */
    private static TypeNode type(TypeNameContext context) {
        if (context.typeName() != null) {
            TypeNode target = type(context.typeName());
            return new TypeNode(column(context), target.name(), target.pointers() + 1);
        }
        String name =
                context.children.stream()
                        .filter(child -> isNamePart(context, child))
                        .map(ParseTree::getText)
                        .collect(Collectors.joining(" "))
                        .replace(" :: ", "::");
        // what a reference refers to is what is meant: (T &) x is x as a T
        long pointers = context.pointer().stream().filter(p -> p.getText().startsWith("*")).count();
        return new TypeNode(column(context), name, (int) pointers);
    }

    private static boolean isNamePart(TypeNameContext context, ParseTree child) {
        return child instanceof NameContext
                || context.TYPE_NAME().contains(child)
                || child instanceof TerminalNode terminal && terminal.getText().equals("::");
    }

    private static int column(ParserRuleContext context) {
        return column(context.getStart());
    }

    private static int column(ParserRuleContext context, int child) {
        return column(((TerminalNode) context.getChild(child)).getSymbol());
    }

    private static int column(Token token) {
        return token.getCharPositionInLine() + 1;
    }
}
