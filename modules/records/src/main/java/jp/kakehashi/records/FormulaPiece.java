package jp.kakehashi.records;

import org.jspecify.annotations.Nullable;

/// One word of an expression: `text` as the evaluator reads it, and where it stands in what was
/// typed. `field` is what a NAME names.
record FormulaPiece(Kind kind, String text, int from, int to, @Nullable FieldDefinition field) {
    enum Kind {
        NAME,
        CALL,
        WORDS,
        DAY,
        NUMBER,
        SIGN
    }

    boolean comparison() {
        return kind == Kind.SIGN
                && switch (text) {
                    case "=", "==", "!=", "<>", "<", "<=", ">", ">=" -> true;
                    default -> false;
                };
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    FormulaPiece saying(String other) {
        return new FormulaPiece(kind, other, from, to, field);
    }
}
