package jp.kakehashi.app.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The licences of what is shipped, as each artifact's own POM (or its parent's) states them.
final class LicenceCheck {
    /// Licences whose works may be part of a work under GPL-3.0-or-later. EPL alone is none of
    /// them; of several stated ones any may be chosen.
    private static final Pattern COMPATIBLE =
            Pattern.compile(
                    "(?i).*(apache.*2|\\bmit\\b|mit-0|\\bbsd\\b|bsd-[23]|mpl.*2|mozilla.*2|gpl.*v?2.*(ce|classpath)"
                            + "|lgpl|lesser general public|gpl-3|bouncy castle|\\bcc0\\b|public domain|unicode"
                            + "|isc\\b).*");
    private static final Pattern LICENCE =
            Pattern.compile("<license>.*?<name>\\s*(.*?)\\s*</name>", Pattern.DOTALL);
    private static final Pattern PARENT = Pattern.compile("<parent>(.*?)</parent>", Pattern.DOTALL);

    private LicenceCheck() {}

    /// `group:artifact:version` → stated licences, of every jar in a class path that lies in a
    /// local repository of Maven.
    static Map<String, List<String>> licences(List<Path> jars) {
        Map<String, List<String>> found = new TreeMap<>();
        for (Path jar : jars) {
            Path versionFolder = jar.getParent();
            String version = versionFolder.getFileName().toString();
            String artifact = versionFolder.getParent().getFileName().toString();
            Path pom = versionFolder.resolve(artifact + "-" + version + ".pom");
            found.put(artifact + ":" + version, Files.exists(pom) ? stated(pom, 0) : List.of());
        }
        return found;
    }

    private static List<String> stated(Path pom, int depth) {
        String text = read(pom).replaceAll("(?s)<!--.*?-->", "");
        List<String> names = new ArrayList<>();
        Matcher licence = LICENCE.matcher(text);
        while (licence.find()) {
            names.add(licence.group(1).replaceAll("\\s+", " "));
        }
        Matcher parent = PARENT.matcher(text);
        if (!names.isEmpty() || depth > 8 || !parent.find()) {
            return names;
        }
        String group = tag(parent.group(1), "groupId");
        String artifact = tag(parent.group(1), "artifactId");
        String version = tag(parent.group(1), "version");
        Path above =
                repository(pom)
                        .resolve(group.replace('.', '/'))
                        .resolve(artifact)
                        .resolve(version)
                        .resolve(artifact + "-" + version + ".pom");
        return Files.exists(above) ? stated(above, depth + 1) : names;
    }

    /// The folder above the pom whose name does not belong to its coordinates.
    private static Path repository(Path pom) {
        String text = read(pom).replaceAll("(?s)<!--.*?-->", "");
        Matcher parent = PARENT.matcher(text);
        String own = parent.replaceFirst("");
        String head =
                own.replaceAll("(?s)<(dependencies|dependencyManagement|build|profiles)>.*", "");
        String stating = head.contains("<groupId>") || !parent.find(0) ? head : parent.group(1);
        String group = tag(stating, "groupId");
        Path folder = pom.getParent().getParent().getParent();
        for (int i = group.split("\\.").length; i > 0; i--) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static String tag(String text, String name) {
        Matcher matcher =
                Pattern.compile("<" + name + ">\\s*(.*?)\\s*</" + name + ">").matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + text);
        }
        return matcher.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> offences(Map<String, List<String>> licences, String notice) {
        List<String> offences = new ArrayList<>();
        licences.forEach(
                (artifact, stated) -> {
                    if (stated.stream().noneMatch(name -> COMPATIBLE.matcher(name).matches())) {
                        offences.add(
                                artifact + " is not compatible with GPL-3.0-or-later: " + stated);
                    }
                    String name = artifact.substring(0, artifact.indexOf(':'));
                    if (!notice.contains("\n" + name + " ")) {
                        offences.add("NOTICE does not name “" + name + " – " + stated + "”");
                    }
                });
        return offences;
    }
}
