/*
 * Expressions on the values of a stopped guest, in the spelling of C, C++ and Rust. Whoever parses
 * turns the NAMEs that are types into TYPE_NAMEs first, as those languages' own compilers do: else
 * nobody could tell (a) - b from a cast.
 */
grammar GuestExpression;

tokens { TYPE_NAME }

input : expression (',' format)? EOF ;

format : NAME | INTEGER | '[' expression ']' ;

expression
    : primary                                                                    # PrimaryOperand
    | expression '.' (NAME | INTEGER | DECIMAL)                                  # MemberOf
    | expression '.' '*'                                                         # Target
    | expression '->' NAME                                                       # MemberThrough
    | expression '[' expression ']'                                              # Element
    | expression '[' from=expression op=('..' | '..=') to=expression ']'         # Elements
    | expression '[' NAME ']'                                                    # NamedElement
    | expression '(' (expression (',' expression)*)? ')'                         # Call
    | expression op=('++' | '--')                                                # Postfixed
    | 'sizeof' '(' typeName ')'                                                  # SizeOfType
    | 'sizeof' expression                                                        # SizeOfValue
    | '(' typeName ')' expression                                                # CastTo
    | CAST '<' typeName '>' '(' expression ')'                                   # NamedCast
    | TYPE_NAME (SCOPE TYPE_NAME)* '(' (expression (',' expression)*)? ')'       # Construction
    | TYPE_NAME (SCOPE TYPE_NAME)* '{' (expression (',' expression)*)? '}'       # Construction
    | op=('*' | '&' | '-' | '+' | '!' | '~' | '++' | '--') expression            # Prefixed
    | expression '@' expression                                                  # ElementsFrom
    | expression 'as' typeName                                                   # CastAs
    | expression op=('*' | '/' | '%') expression                                 # Infix
    | expression op=('+' | '-') expression                                       # Infix
    | expression (op='<<' | op='>>') expression                                  # Infix
    | expression op=('<' | '>' | '<=' | '>=') expression                         # Infix
    | expression op=('==' | '!=') expression                                     # Infix
    | expression op='&' expression                                               # Infix
    | expression op='^' expression                                               # Infix
    | expression op='|' expression                                               # Infix
    | expression op='&&' expression                                              # Infix
    | expression op='||' expression                                              # Infix
    | <assoc=right> expression '?' expression ':' expression                     # Choice
    | <assoc=right> expression
      op=('=' | '+=' | '-=' | '*=' | '/=' | '%=' | '<<=' | '>>=' | '&=' | '^=' | '|=') expression  # Assignment
    ;

primary
    : INTEGER                                      # IntegerLiteral
    | DECIMAL                                      # DecimalLiteral
    | CHARACTER                                    # CharacterLiteral
    | TEXT                                         # TextLiteral
    | MEMORY '[' expression ']' (':' type=(NAME | TYPE_NAME))?  # MemoryAt
    | REGISTER                                     # Register
    | name                                         # NamedValue
    | '(' expression ')'                           # Grouped
    ;

name : SCOPE? NAME (SCOPE NAME)* ;

typeName
    : (QUALIFIER | TAG)* (TYPE_NAME (SCOPE TYPE_NAME)*)+ QUALIFIER* pointer*
    | TAG (name | TYPE_NAME (SCOPE TYPE_NAME)*) QUALIFIER* pointer*
    | ('*' | '&') QUALIFIER? typeName
    ;

pointer : ('*' | '&' | '&&') QUALIFIER* ;

QUALIFIER : 'const' | 'volatile' | 'mut' ;
CAST : 'static_cast' | 'reinterpret_cast' | 'const_cast' ;
TAG : 'struct' | 'class' | 'union' | 'enum' ;
SCOPE : '::' ;
MEMORY : '$mem' | '$memory' ;
REGISTER : '$' [A-Za-z]+ [0-9]* ;
NAME : [\p{L}_] [\p{L}\p{N}_]* ;
DECIMAL
    : [0-9] [0-9_]* '.' [0-9] [0-9_]* EXPONENT? REAL_SUFFIX?
    | [0-9] [0-9_]* EXPONENT REAL_SUFFIX?
    | [0-9] [0-9_]* '_'? ('f32' | 'f64')
    ;
INTEGER
    : ('0x' | '0X') [0-9A-Fa-f] [0-9A-Fa-f_']* INTEGER_SUFFIX?
    | ('0b' | '0B') [01] [01_']* INTEGER_SUFFIX?
    | '0o' [0-7] [0-7_]* INTEGER_SUFFIX?
    | [0-9] [0-9_']* INTEGER_SUFFIX?
    ;
CHARACTER : ('L' | 'u8' | 'u' | 'U' | 'b')? '\'' (ESCAPE | ~['\\\r\n]) '\'' ;
TEXT : ('L' | 'u8' | 'u' | 'U' | 'b')? '"' (ESCAPE | ~["\\\r\n])* '"' ;
SPACE : [ \t\r\n]+ -> skip ;
OTHER : . ;

fragment EXPONENT : [eE] [+-]? [0-9]+ ;
fragment REAL_SUFFIX : [fFlL] | '_'? ('f32' | 'f64') ;
fragment INTEGER_SUFFIX
    : [uU] ('l' | 'L' | 'll' | 'LL')?
    | ('l' | 'L' | 'll' | 'LL') [uU]?
    | '_'? [ui] ('8' | '16' | '32' | '64' | '128' | 'size')
    ;
fragment ESCAPE : '\\' ('x' [0-9A-Fa-f]+ | 'u' '{'? [0-9A-Fa-f]+ '}'? | [0-7] [0-7]? [0-7]? | .) ;
