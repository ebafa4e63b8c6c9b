package jp.kakehashi.app.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Files, methods and constructors that have grown too large to be read in one go.
final class SizeCheck {
    static final int FILE_LINES = 400;
    static final int METHOD_LINES = 60;
    static final int CONSTRUCTOR_PARAMETERS = 7;

    private SizeCheck() {}

    /// What is too large, as `what` → its size; `what` is the key in the list of exceptions.
    static Map<String, Integer> tooLarge(Tree tree) {
        Map<String, Integer> found = new TreeMap<>();
        List<Path> files = tree.javaFiles();
        for (Path file : files) {
            int lines = (int) Tree.read(file).lines().count();
            if (lines > FILE_LINES) {
                found.put(tree.name(file), lines);
            }
        }
        Source.parse(tree, files).forEach(source -> scan(source, found));
        return found;
    }

    private static void scan(Source source, Map<String, Integer> found) {
        new TreeScanner<Void, ClassTree>() {
            @Override
            public Void visitClass(ClassTree node, ClassTree outer) {
                return super.visitClass(node, node);
            }

            @Override
            public Void visitMethod(MethodTree node, ClassTree owner) {
                String what = source.name() + " " + owner.getSimpleName() + "#" + node.getName();
                int lines = source.lastLine(node) - source.firstLine(node) + 1;
                if (lines > METHOD_LINES) {
                    found.merge(what, lines, Math::max);
                }
                // A record's components are its shape, not wiring.
                boolean constructor =
                        node.getReturnType() == null && owner.getKind() != Kind.RECORD;
                int parameters = node.getParameters().size();
                if (constructor && parameters > CONSTRUCTOR_PARAMETERS) {
                    found.merge(what + " parameters", parameters, Math::max);
                }
                return super.visitMethod(node, owner);
            }
        }.scan(source.unit(), null);
    }

    /// Compares what was found with the list of exceptions, whose entries may only shrink and go.
    static List<String> offences(Map<String, Integer> found, Map<String, Integer> exceptions) {
        List<String> offences = new ArrayList<>();
        found.forEach(
                (what, size) -> {
                    Integer allowed = exceptions.get(what);
                    if (allowed == null) {
                        offences.add(what + " is too large: " + size + ". Split it.");
                    } else if (size > allowed) {
                        offences.add(what + " has grown from " + allowed + " to " + size + ".");
                    } else if (size < allowed) {
                        offences.add(what + " has shrunk: write " + size + " in its exception.");
                    }
                });
        exceptions.keySet().stream()
                .filter(what -> !found.containsKey(what))
                .forEach(what -> offences.add(what + " needs no exception any more: remove it."));
        return offences;
    }
}
