package io.vncshot.testserver.demo;

import io.vncshot.testserver.CursorShape;

/** The pointer of the demo desktop. */
final class ArrowCursor {
    private ArrowCursor() {}

    static CursorShape shape() {
        return CursorShape.parse(
                0,
                0,
                "#           ",
                "##          ",
                "#.#         ",
                "#..#        ",
                "#...#       ",
                "#....#      ",
                "#.....#     ",
                "#......#    ",
                "#.......#   ",
                "#........#  ",
                "#.........# ",
                "#......#####",
                "#...#..#    ",
                "#..# #..#   ",
                "#.#  #..#   ",
                "##    #..#  ",
                "#     #..#  ",
                "       ##   ");
    }
}
