package jp.kakehashi.app.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// One Java file, parsed but not compiled.
record Source(String name, CompilationUnitTree unit, SourcePositions positions) {

    static List<Source> parse(jp.kakehashi.app.house.Tree tree, List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    diagnostic -> {},
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            List<Source> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                String name = tree.name(Path.of(unit.getSourceFile().toUri()));
                sources.add(new Source(name, unit, Trees.instance(task).getSourcePositions()));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int firstLine(Tree node) {
        return (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, node));
    }

    int lastLine(Tree node) {
        return (int) unit.getLineMap().getLineNumber(positions.getEndPosition(unit, node));
    }

    String at(Tree node) {
        return name + ":" + firstLine(node);
    }
}
