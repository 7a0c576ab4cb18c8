package dev.wasmscope.dwarf.demangle;

import dev.wasmscope.dwarf.demangle.Node.Precedence;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operators and their codes (Itanium C++ ABI 5.1.3).
 *
 * @param text as written after {@code operator}
 */
record Operator(String code, Kind kind, Precedence precedence, String text) {
    /** The operands that follow a code in an expression. */
    enum Kind {
        PREFIX,
        POSTFIX,
        BINARY,
        ARRAY,
        MEMBER,
        NEW,
        DELETE,
        CALL,
        CAST,
        CONDITIONAL,
        NAMED_CAST,
        /** Of a type; no function has such a name. */
        OF_TYPE,
        /** Of an expression; no function has such a name. */
        OF_VALUE,
        NAME_ONLY
    }

    private static final Map<String, Operator> BY_CODE =
            Arrays.stream(
                            """
                            aN BINARY ASSIGN &=
                            aS BINARY ASSIGN =
                            aa BINARY AND_IF &&
                            ad PREFIX UNARY &
                            an BINARY AND &
                            at OF_TYPE UNARY alignof_
                            aw NAME_ONLY PRIMARY _co.await
                            az OF_VALUE UNARY alignof_
                            cc NAMED_CAST POSTFIX const_cast
                            cl CALL POSTFIX ()
                            cm BINARY COMMA ,
                            co PREFIX UNARY ~
                            cp CALL POSTFIX ()
                            cv CAST CAST _
                            dV BINARY ASSIGN /=
                            da DELETE UNARY _delete[]
                            dc NAMED_CAST POSTFIX dynamic_cast
                            de PREFIX UNARY *
                            dl DELETE UNARY _delete
                            ds MEMBER POINTER_TO_MEMBER .*
                            dt MEMBER POSTFIX .
                            dv BINARY MULTIPLICATIVE /
                            eO BINARY ASSIGN ^=
                            eo BINARY XOR ^
                            eq BINARY EQUALITY ==
                            ge BINARY RELATIONAL >=
                            gt BINARY RELATIONAL >
                            ix ARRAY POSTFIX []
                            lS BINARY ASSIGN <<=
                            le BINARY RELATIONAL <=
                            ls BINARY SHIFT <<
                            lt BINARY RELATIONAL <
                            mI BINARY ASSIGN -=
                            mL BINARY ASSIGN *=
                            mi BINARY ADDITIVE -
                            ml BINARY MULTIPLICATIVE *
                            mm POSTFIX POSTFIX --
                            na NEW UNARY _new[]
                            ne BINARY EQUALITY !=
                            ng PREFIX UNARY -
                            nt PREFIX UNARY !
                            nw NEW UNARY _new
                            oR BINARY ASSIGN |=
                            oo BINARY OR_IF ||
                            or BINARY OR |
                            pL BINARY ASSIGN +=
                            pl BINARY ADDITIVE +
                            pm MEMBER POINTER_TO_MEMBER ->*
                            pp POSTFIX POSTFIX ++
                            ps PREFIX UNARY +
                            pt MEMBER POSTFIX ->
                            qu CONDITIONAL CONDITIONAL ?
                            rM BINARY ASSIGN %=
                            rS BINARY ASSIGN >>=
                            rc NAMED_CAST POSTFIX reinterpret_cast
                            rm BINARY MULTIPLICATIVE %
                            rs BINARY SHIFT >>
                            sc NAMED_CAST POSTFIX static_cast
                            ss BINARY SPACESHIP <=>
                            st OF_TYPE UNARY sizeof_
                            sz OF_VALUE UNARY sizeof_
                            te OF_VALUE POSTFIX typeid_
                            ti OF_TYPE POSTFIX typeid_
                            """
                                    .split("\n"))
                    .map(Operator::parse)
                    .collect(Collectors.toUnmodifiableMap(Operator::code, Function.identity()));

    private static Operator parse(String line) {
        String[] words = line.split(" ");
        return new Operator(
                words[0],
                Kind.valueOf(words[1]),
                Precedence.valueOf(words[2]),
                words[3].endsWith("_cast")
                        ? words[3]
                        : words[3].replace('_', ' ').replace("co.await", "co_await"));
    }

    /** The operator of a two-letter code, or null. */
    static @Nullable Operator of(String code) {
        return BY_CODE.get(code);
    }

    /** Whether a function can have it as its name. */
    boolean isFunction() {
        return switch (kind) {
            case NAMED_CAST, OF_TYPE, OF_VALUE, CAST -> false;
            case MEMBER -> !text.equals(".") && !text.equals(".*");
            default -> true;
        };
    }

    /** Text in expressions: no blank in front. */
    String symbol() {
        return text.stripLeading();
    }
}
