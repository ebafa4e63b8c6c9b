package jp.kakehashi.vision.form;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
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
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/// The words an expression of a form may use. EvalEx only reads them: it has no third answer, so
/// {@link FormExpression} works them out.
final class FormWords {
    static final String WRITTEN = "written";
    static final String NUMBER = "number";
    static final String LATER = "later_than_today";
    static final String NO_DAY = "no_such_day";

    private FormWords() {}

    /// The tree of a text.
    static ASTNode tree(String text) throws ParseException {
        MapBasedOperatorDictionary signs = new MapBasedOperatorDictionary();
        signs.addOperator("!", new PrefixNotOperator());
        signs.addOperator("==", new InfixEqualsOperator());
        signs.addOperator("!=", new InfixNotEqualsOperator());
        signs.addOperator("<", new InfixLessOperator());
        signs.addOperator("<=", new InfixLessEqualsOperator());
        signs.addOperator(">", new InfixGreaterOperator());
        signs.addOperator(">=", new InfixGreaterEqualsOperator());
        signs.addOperator("&&", new InfixAndOperator());
        signs.addOperator("||", new InfixOrOperator());
        MapBasedFunctionDictionary named = new MapBasedFunctionDictionary();
        named.addFunction(WRITTEN, new OfField());
        named.addFunction(NUMBER, new OfField());
        named.addFunction(LATER, new OfDay());
        named.addFunction(NO_DAY, new OfDay());
        ExpressionConfiguration words =
                ExpressionConfiguration.builder()
                        .operatorDictionary(signs)
                        .functionDictionary(named)
                        .defaultConstants(Map.of())
                        .arraysAllowed(false)
                        .structuresAllowed(false)
                        .binaryAllowed(false)
                        .implicitMultiplicationAllowed(false)
                        .singleQuoteStringLiteralsAllowed(false)
                        .locale(Locale.ROOT)
                        .zoneId(ZoneOffset.UTC)
                        .build();
        return new Expression(text, words).getAbstractSyntaxTree();
    }

    private abstract static class OnlyRead extends AbstractFunction {
        @Override
        public EvaluationValue evaluate(Expression in, Token token, EvaluationValue... given) {
            throw new UnsupportedOperationException(token.getValue());
        }
    }

    @FunctionParameter(name = "field")
    private static final class OfField extends OnlyRead {}

    @FunctionParameter(name = "era")
    @FunctionParameter(name = "year")
    @FunctionParameter(name = "month")
    @FunctionParameter(name = "day")
    private static final class OfDay extends OnlyRead {}
}
