package jp.kakehashi.records;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the words of {@link FormulaWords} mean in a question about rows, where a cell may be empty
/// without the rest becoming meaningless: a comparison with something empty does not hold (`!=`
/// holds when only one side is empty), whatever is worked out from something empty is empty. And
/// two words that only a question has: `TODAY()`, `EMPTY(x)`.
final class QuestionWords {
    private static final Set<String> ORDERS = Set.of("=", "==", "!=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> WORKS = Set.of("+", "-", "*", "/", "%");

    private static final BigDecimal FARTHEST = BigDecimal.valueOf(1_000_000);

    private QuestionWords() {}

    static Expression expression(String text, LocalDate today) {
        MapBasedOperatorDictionary signs = new MapBasedOperatorDictionary();
        FormulaWords.eachOperator(
                (sign, operator) -> {
                    boolean infix = operator.isInfix();
                    signs.addOperator(
                            sign,
                            infix && ORDERS.contains(sign)
                                    ? new Comparing(sign, operator)
                                    : WORKS.contains(sign)
                                            ? new Working(operator)
                                            : new Joining(sign, operator));
                });
        Map<String, FunctionIfc> functions = FormulaWords.functionsByName();
        functions.replaceAll(
                (name, function) -> name.equals("COALESCE") ? function : new OfFilled(function));
        functions.put("IF", new Choosing());
        functions.put("TODAY", new Today(today));
        functions.put("EMPTY", new Empty());
        return FormulaWords.expression(text, signs, functions);
    }

    private static boolean empty(EvaluationValue... given) {
        for (EvaluationValue value : given) {
            if (value.isNullValue()
                    || (value.isStringValue() && value.getStringValue().isEmpty())) {
                return true;
            }
        }
        return false;
    }

    /// An operator that is written and bound as another, and means something else.
    private abstract static class As implements OperatorIfc {
        final OperatorIfc other;

        As(OperatorIfc other) {
            this.other = other;
        }

        @Override
        public int getPrecedence() {
            return other.getPrecedence();
        }

        @Override
        public int getPrecedence(com.ezylang.evalex.config.ExpressionConfiguration words) {
            return other.getPrecedence(words);
        }

        @Override
        public boolean isLeftAssociative() {
            return other.isLeftAssociative();
        }

        @Override
        public boolean isPrefix() {
            return other.isPrefix();
        }

        @Override
        public boolean isPostfix() {
            return other.isPostfix();
        }

        @Override
        public boolean isInfix() {
            return other.isInfix();
        }

        @Override
        public boolean isOperandLazy() {
            return other.isOperandLazy();
        }
    }

    private static final class Comparing extends As {
        private final boolean unequal;

        Comparing(String sign, OperatorIfc other) {
            super(other);
            this.unequal = sign.equals("!=") || sign.equals("<>");
        }

        @Override
        public EvaluationValue evaluate(Expression in, Token token, EvaluationValue... given)
                throws EvaluationException {
            boolean left = empty(given[0]);
            boolean right = empty(given[1]);
            if (left || right) {
                return EvaluationValue.booleanValue(unequal && left != right);
            }
            return other.evaluate(in, token, given);
        }
    }

    /// `&& || !`: what is empty is not true.
    private static final class Joining extends As {
        private final String sign;

        Joining(String sign, OperatorIfc other) {
            super(other);
            this.sign = sign;
        }

        @Override
        public EvaluationValue evaluate(Expression in, Token token, EvaluationValue... given)
                throws EvaluationException {
            boolean first = holds(in, given[0]);
            boolean all =
                    switch (sign) {
                        case "!" -> !first;
                        case "&&" -> first && holds(in, given[1]);
                        default -> first || holds(in, given[1]);
                    };
            return EvaluationValue.booleanValue(all);
        }
    }

    private static boolean holds(Expression in, EvaluationValue given) throws EvaluationException {
        EvaluationValue value =
                given.isExpressionNode() ? in.evaluateSubtree(given.getExpressionNode()) : given;
        return value.isBooleanValue() && value.getBooleanValue();
    }

    @FunctionParameter(name = "condition")
    @FunctionParameter(name = "then", isLazy = true)
    @FunctionParameter(name = "otherwise", isLazy = true)
    private static final class Choosing extends AbstractFunction {
        @Override
        public EvaluationValue evaluate(Expression in, Token token, EvaluationValue... given)
                throws EvaluationException {
            return in.evaluateSubtree(given[holds(in, given[0]) ? 1 : 2].getExpressionNode());
        }
    }

    private static final class Working extends As {
        Working(OperatorIfc other) {
            super(other);
        }

        @Override
        public EvaluationValue evaluate(Expression in, Token token, EvaluationValue... given)
                throws EvaluationException {
            boolean dividing = token.getValue().equals("/") || token.getValue().equals("%");
            if (empty(given)
                    || (dividing
                            && given[1].isNumberValue()
                            && given[1].getNumberValue().signum() == 0)) {
                return EvaluationValue.NULL_VALUE;
            }
            return given.length == 2 && given[0].isStringValue() && !bothWords(token, given)
                    ? days(token.getValue().equals("-"), given[0], given[1])
                    : other.evaluate(in, token, given);
        }

        private static boolean bothWords(Token token, EvaluationValue... given) {
            return token.getValue().equals("+") && given[1].isStringValue();
        }

        /// A day some days on or back, or the days from one to another; only days get here.
        private static EvaluationValue days(
                boolean back, EvaluationValue from, EvaluationValue other) {
            LocalDate day = LocalDate.parse(from.getStringValue());
            if (other.isStringValue()) {
                LocalDate since = LocalDate.parse(other.getStringValue());
                return EvaluationValue.numberValue(
                        BigDecimal.valueOf(ChronoUnit.DAYS.between(since, day)));
            }
            BigDecimal days = other.getNumberValue();
            if (days.abs().compareTo(FARTHEST) > 0) {
                return EvaluationValue.NULL_VALUE;
            }
            LocalDate then = day.plusDays(back ? -days.longValue() : days.longValue());
            return EvaluationValue.stringValue(then.toString());
        }
    }

    /// A function that is empty when one of its arguments is.
    private record OfFilled(FunctionIfc other) implements FunctionIfc {
        @Override
        public List<FunctionParameterDefinition> getFunctionParameterDefinitions() {
            return other.getFunctionParameterDefinitions();
        }

        @Override
        public EvaluationValue evaluate(Expression in, Token token, EvaluationValue... given)
                throws EvaluationException {
            return empty(given) ? EvaluationValue.NULL_VALUE : other.evaluate(in, token, given);
        }

        @Override
        public void validatePreEvaluation(Token token, EvaluationValue... given)
                throws EvaluationException {
            if (!empty(given)) {
                other.validatePreEvaluation(token, given);
            }
        }

        @Override
        public boolean hasVarArgs() {
            return other.hasVarArgs();
        }

        @Override
        public boolean isParameterLazy(int at) {
            return other.isParameterLazy(at);
        }

        @Override
        public int getCountOfNonVarArgParameters() {
            return other.getCountOfNonVarArgParameters();
        }
    }

    /// The day of the question, as a day is written in a cell.
    private static final class Today extends AbstractFunction {
        private final String day;

        Today(LocalDate today) {
            this.day = today.toString();
        }

        @Override
        public EvaluationValue evaluate(
                Expression in, Token token, EvaluationValue @Nullable ... given) {
            return EvaluationValue.stringValue(day);
        }
    }

    @FunctionParameter(name = "value")
    private static final class Empty extends AbstractFunction {
        @Override
        public EvaluationValue evaluate(Expression in, Token token, EvaluationValue... given) {
            return EvaluationValue.booleanValue(empty(given));
        }
    }
}
