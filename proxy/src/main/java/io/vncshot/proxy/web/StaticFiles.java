package io.vncshot.proxy.web;

import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.HttpException;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.RequestListener;
import io.vncshot.proxy.http.Response;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Serves the files of a folder: regular ones that are not hidden and, links followed, lie in it. */
public final class StaticFiles implements RequestListener {
    private static final String[] INDEX = {"index.html", "index.htm"};

    /** What to answer for a folder without an index. */
    public enum Folders {
        HIDDEN,
        LISTED
    }

    private final Path root;
    private final Folders folders;

    private StaticFiles(Path root, Folders folders) {
        this.root = root;
        this.folders = folders;
    }

    /** Serves this folder, which must exist. */
    public static StaticFiles of(Path folder, Folders folders) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("--web " + folder + ": no such folder");
        }
        return new StaticFiles(folder.toRealPath(), folders);
    }

    @Override
    public void onRequest(Exchange exchange) {
        try {
            WebPath path = WebPath.parse(exchange.request().rawPath());
            Path file = path == null ? null : find(path);
            if (path == null || file == null) {
                throw new HttpException(HttpStatus.NOT_FOUND, "there is no such file");
            }
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                serveFolder(exchange, path, file);
            } else {
                serveFile(exchange, file);
            }
        } catch (HttpException e) {
            exchange.refuse(e);
        } catch (IOException e) {
            exchange.refuse(new HttpException(HttpStatus.NOT_FOUND, "there is no such file"));
        }
    }

    /** The real path of what is named, if that is in the root and no part of it is hidden. */
    private @Nullable Path find(WebPath path) throws IOException {
        Path named = root;
        for (String name : path.names()) {
            named = named.resolve(name);
        }
        Path real = named.toRealPath();
        if (!real.startsWith(root)) {
            return null;
        }
        for (Path part : root.relativize(real)) {
            if (part.toString().startsWith(".")) {
                return null;
            }
        }
        boolean folder = Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS);
        return folder || !path.endsInSlash() ? real : null;
    }

    private void serveFolder(Exchange exchange, WebPath path, Path folder) throws IOException, HttpException {
        if (!path.endsInSlash()) {
            String query = exchange.request().rawQuery();
            exchange.respond(Response.of(HttpStatus.MOVED_PERMANENTLY)
                    .with("Location", path.folderLocation() + (query.isEmpty() ? "" : "?" + query)));
            return;
        }
        for (String name : INDEX) {
            Path index = folder.resolve(name);
            if (Files.isRegularFile(index) && index.toRealPath().startsWith(root)) {
                serveFile(exchange, index.toRealPath());
                return;
            }
        }
        if (folders == Folders.HIDDEN) {
            throw new HttpException(HttpStatus.NOT_FOUND, "there is no such file");
        }
        exchange.respond(Response.html(HttpStatus.OK, Listing.of(folder, path)));
    }

    private static void serveFile(Exchange exchange, Path file) throws IOException, HttpException {
        FileVariant variant = FileVariant.choose(file, exchange.request().headers());
        if (variant == null) {
            throw new HttpException(HttpStatus.NOT_FOUND, "there is no such file");
        }
        BasicFileAttributes attributes = variant.attributes();
        FileAnswer answer = FileAnswer.of(exchange.request(), attributes);
        Response response = head(answer, variant);
        if (answer.range() == null) {
            if (answer.status() == HttpStatus.RANGE_NOT_SATISFIABLE) {
                response.with("Content-Range", "bytes */" + attributes.size());
            }
            exchange.respond(response);
            return;
        }
        ByteRange range = answer.range();
        response.with("Content-Type", MediaTypes.of(String.valueOf(file.getFileName())))
                .with("Content-Length", Long.toString(range.length()));
        if (answer.status() == HttpStatus.PARTIAL_CONTENT) {
            response.with("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + attributes.size());
        }
        if (variant.coding() != ContentCoding.IDENTITY) {
            response.with("Content-Encoding", variant.coding().token());
        }
        send(exchange, response, variant.path(), range);
    }

    private static Response head(FileAnswer answer, FileVariant variant) {
        Response response = Response.of(answer.status())
                .with("ETag", answer.tag())
                .with(
                        "Last-Modified",
                        Response.httpDate(
                                variant.attributes().lastModifiedTime().toInstant()))
                .with("Cache-Control", "no-cache")
                .with("Accept-Ranges", "bytes");
        return variant.varies() ? response.with("Vary", "Accept-Encoding") : response;
    }

    private static void send(Exchange exchange, Response response, Path file, ByteRange range) throws IOException {
        if (exchange.request().method().equals("HEAD")) {
            exchange.respond(response);
            return;
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        exchange.writeHead(response);
        exchange.channel().pipeline().addLast(new FileSender(exchange, channel, range));
    }
}
