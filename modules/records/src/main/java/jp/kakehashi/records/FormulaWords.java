package jp.kakehashi.records;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.CeilingFunction;
import com.ezylang.evalex.functions.basic.FloorFunction;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.functions.basic.SumFunction;
import com.ezylang.evalex.functions.string.StringContains;
import com.ezylang.evalex.functions.string.StringLeftFunction;
import com.ezylang.evalex.functions.string.StringLengthFunction;
import com.ezylang.evalex.functions.string.StringRightFunction;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.operators.arithmetic.InfixDivisionOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixModuloOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPlusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixPlusOperator;
import com.ezylang.evalex.operators.booleans.InfixAndOperator;
import com.ezylang.evalex.operators.booleans.InfixEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterOperator;
import com.ezylang.evalex.operators.booleans.InfixLessEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixLessOperator;
import com.ezylang.evalex.operators.booleans.InfixNotEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixOrOperator;
import com.ezylang.evalex.operators.booleans.PrefixNotOperator;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// The words a formula may use: nothing that loops, guesses, asks the time or grows without bound
/// (powers, factorials, patterns). `ABS CEILING COALESCE FLOOR IF MAX MIN ROUND SUM`, of texts
/// `STR_CONTAINS STR_LEFT STR_LENGTH STR_RIGHT`, of days `DAYS(from, to)` and `FISCAL_YEAR(day)`.
final class FormulaWords {
    private FormulaWords() {}

    static Expression expression(String text) {
        MapBasedOperatorDictionary signs = new MapBasedOperatorDictionary();
        eachOperator(signs::addOperator);
        return expression(text, signs, functionsByName());
    }

    static Expression expression(
            String text, MapBasedOperatorDictionary signs, Map<String, FunctionIfc> functions) {
        MapBasedFunctionDictionary named = new MapBasedFunctionDictionary();
        functions.forEach(named::addFunction);
        ExpressionConfiguration words =
                ExpressionConfiguration.builder()
                        .operatorDictionary(signs)
                        .functionDictionary(named)
                        .mathContext(MathContext.DECIMAL128)
                        .defaultConstants(constants())
                        .allowOverwriteConstants(false)
                        .arraysAllowed(false)
                        .structuresAllowed(false)
                        .binaryAllowed(false)
                        .implicitMultiplicationAllowed(false)
                        .singleQuoteStringLiteralsAllowed(false)
                        .locale(Locale.ROOT)
                        .zoneId(ZoneOffset.UTC)
                        .build();
        return new Expression(text, words);
    }

    /// Every operator with its sign.
    static void eachOperator(BiConsumer<String, OperatorIfc> words) {
        words.accept("+", new InfixPlusOperator());
        words.accept("-", new InfixMinusOperator());
        words.accept("*", new InfixMultiplicationOperator());
        words.accept("/", new InfixDivisionOperator());
        words.accept("%", new InfixModuloOperator());
        words.accept("+", new PrefixPlusOperator());
        words.accept("-", new PrefixMinusOperator());
        words.accept("!", new PrefixNotOperator());
        words.accept("=", new InfixEqualsOperator());
        words.accept("==", new InfixEqualsOperator());
        words.accept("!=", new InfixNotEqualsOperator());
        words.accept("<>", new InfixNotEqualsOperator());
        words.accept("<", new InfixLessOperator());
        words.accept("<=", new InfixLessEqualsOperator());
        words.accept(">", new InfixGreaterOperator());
        words.accept(">=", new InfixGreaterEqualsOperator());
        words.accept("&&", new InfixAndOperator());
        words.accept("||", new InfixOrOperator());
    }

    /// Every function by its name.
    static Map<String, FunctionIfc> functionsByName() {
        Map<String, FunctionIfc> words = new LinkedHashMap<>();
        words.put("ABS", new AbsFunction());
        words.put("CEILING", new CeilingFunction());
        words.put("COALESCE", new FirstFilled());
        words.put("FLOOR", new FloorFunction());
        words.put("IF", new IfFunction());
        words.put("MAX", new MaxFunction());
        words.put("MIN", new MinFunction());
        words.put("ROUND", new Rounded());
        words.put("SUM", new SumFunction());
        words.put("STR_CONTAINS", new StringContains());
        words.put("STR_LEFT", new StringLeftFunction());
        words.put("STR_LENGTH", new StringLengthFunction());
        words.put("STR_RIGHT", new StringRightFunction());
        words.put("DAYS", new Days());
        words.put("FISCAL_YEAR", new FiscalYearOf());
        return words;
    }

    private static Map<String, EvaluationValue> constants() {
        Map<String, EvaluationValue> words = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        words.put("TRUE", EvaluationValue.TRUE);
        words.put("FALSE", EvaluationValue.FALSE);
        return words;
    }

    /// The variables of a formula without which it has no value: all that are not offered to
    /// COALESCE.
    static Set<String> needed(Expression formula) throws ParseException {
        Set<String> needed = new HashSet<>();
        gather(formula.getAbstractSyntaxTree(), false, needed);
        return needed;
    }

    private static void gather(ASTNode node, boolean offered, Set<String> needed) {
        Token token = node.getToken();
        if (token.getType() == Token.TokenType.VARIABLE_OR_CONSTANT && !offered) {
            needed.add(token.getValue().toLowerCase(Locale.ROOT));
        }
        boolean choosing =
                token.getType() == Token.TokenType.FUNCTION
                        && token.getValue().equalsIgnoreCase("COALESCE");
        node.getParameters().forEach(child -> gather(child, choosing, needed));
    }

    private static EvaluationException wrong(Token token, String why) {
        return new EvaluationException(token, why);
    }

    private static LocalDate day(Token token, EvaluationValue value) throws EvaluationException {
        try {
            return LocalDate.parse(value.getStringValue());
        } catch (DateTimeException e) {
            throw wrong(token, "no day");
        }
    }

    /// The first of its arguments that is not empty.
    @FunctionParameter(name = "value", isVarArg = true)
    private static final class FirstFilled extends AbstractFunction {
        @Override
        public EvaluationValue evaluate(Expression in, Token token, EvaluationValue... given)
                throws EvaluationException {
            for (EvaluationValue value : given) {
                if (!value.isNullValue()) {
                    return value;
                }
            }
            throw wrong(token, "all empty");
        }
    }

    /// Half up, to at most ten places: the library's would make a number of any length.
    @FunctionParameter(name = "value")
    @FunctionParameter(name = "places")
    private static final class Rounded extends AbstractFunction {
        @Override
        public EvaluationValue evaluate(Expression in, Token token, EvaluationValue... given)
                throws EvaluationException {
            BigDecimal places = given[1].getNumberValue();
            if (places.abs().compareTo(BigDecimal.TEN) > 0) {
                throw wrong(token, "places");
            }
            BigDecimal number = given[0].getNumberValue();
            return in.convertValue(number.setScale(places.intValue(), RoundingMode.HALF_UP));
        }
    }

    /// Days from one day to another, negative when it lies before.
    @FunctionParameter(name = "from")
    @FunctionParameter(name = "to")
    private static final class Days extends AbstractFunction {
        @Override
        public EvaluationValue evaluate(Expression in, Token token, EvaluationValue... given)
                throws EvaluationException {
            LocalDate from = day(token, given[0]);
            return in.convertValue(
                    BigDecimal.valueOf(ChronoUnit.DAYS.between(from, day(token, given[1]))));
        }
    }

    /// The fiscal year (年度) of a day: April to March, by the year of its April.
    @FunctionParameter(name = "day")
    private static final class FiscalYearOf extends AbstractFunction {
        @Override
        public EvaluationValue evaluate(Expression in, Token token, EvaluationValue... given)
                throws EvaluationException {
            return in.convertValue(BigDecimal.valueOf(FiscalYear.of(day(token, given[0])).year()));
        }
    }
}
