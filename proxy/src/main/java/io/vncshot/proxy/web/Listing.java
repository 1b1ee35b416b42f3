package io.vncshot.proxy.web;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page that lists a folder. Hidden files and links are left out. */
final class Listing {
    private static final int MAX_NAMES = 10_000;

    private Listing() {}

    static String of(Path folder, WebPath path) throws IOException {
        StringBuilder page = new StringBuilder("<!doctype html><meta charset=utf-8><title>");
        String title = escape("/" + String.join("/", path.names()));
        page.append(title).append("</title><h1>").append(title).append("</h1><ul>\n");
        if (!path.names().isEmpty()) {
            page.append("<li><a href=\"../\">../</a>\n");
        }
        for (String name : names(folder)) {
            String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
            page.append("<li><a href=\"./").append(WebPath.encode(plain)).append(name.endsWith("/") ? "/" : "");
            page.append("\">").append(escape(name)).append("</a>\n");
        }
        return page.append("</ul>\n").toString();
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (name.startsWith(".") || names.size() >= MAX_NAMES) {
                    continue;
                }
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    names.add(name + "/");
                } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    names.add(name);
                }
            }
        }
        names.sort(null);
        return names;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
