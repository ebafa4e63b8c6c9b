package jp.kakehashi.app.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Words written straight into code that draws screens, where they could not be translated.
final class ScreenWordsCheck {
    private static final Pattern SCREENS =
            Pattern.compile("(modules/(ui|[a-z]+-ui)|app)/src/main/java/.*");
    private static final Pattern JAPANESE =
            Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    private static final String LOGO = "架";
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}[,;]? [a-z]{2,}.*");
    private static final Pattern CODE =
            Pattern.compile(".*(-fx-|[{};=<>/%]|https?:).*|[a-z0-9 .:#>,-]*-[a-z0-9 .:#>,-]*");

    private ScreenWordsCheck() {}

    static List<String> offences(Tree tree) {
        List<String> offences = new ArrayList<>();
        List<java.nio.file.Path> files =
                tree.mainJavaFiles().stream()
                        .filter(file -> SCREENS.matcher(tree.name(file)).matches())
                        .filter(file -> !tree.name(file).contains("/app/cli/"))
                        // The demonstration's report and its invented people are no screen.
                        .filter(file -> !tree.name(file).contains("/app/demo/"))
                        // What a person may type into a cell, in whatever language is shown.
                        .filter(file -> !tree.name(file).endsWith("/cells/CellText.java"))
                        .toList();
        for (Source source : Source.parse(tree, files)) {
            new Words(source, offences).scan(source.unit(), null);
        }
        return offences;
    }

    /// Looks at every literal but those of logs, exceptions and annotations, which nobody is shown.
    private static final class Words extends TreeScanner<Void, Void> {
        private final Source source;
        private final List<String> offences;

        Words(Source source, List<String> offences) {
            this.source = source;
            this.offences = offences;
        }

        @Override
        public Void visitThrow(ThrowTree node, Void nothing) {
            return null;
        }

        @Override
        public Void visitAnnotation(AnnotationTree node, Void nothing) {
            return null;
        }

        @Override
        public Void visitNewClass(NewClassTree node, Void nothing) {
            String type = node.getIdentifier().toString();
            return type.endsWith("Exception") || type.endsWith("Error")
                    ? null
                    : super.visitNewClass(node, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree node, Void nothing) {
            String method = node.getMethodSelect().toString();
            return method.matches("(?i)(.*\\.)?(log|logger)\\.(trace|debug|info|warn|error)")
                    ? null
                    : super.visitMethodInvocation(node, null);
        }

        @Override
        public Void visitLiteral(LiteralTree node, Void nothing) {
            if (node.getValue() instanceof String text && !text.equals(LOGO) && shown(text)) {
                offences.add(source.at(node) + ": move “" + text + "” to the bundles");
            }
            return null;
        }

        private static boolean shown(String text) {
            return JAPANESE.matcher(text).find()
                    || (ENGLISH.matcher(text).matches() && !CODE.matcher(text).matches());
        }
    }
}
