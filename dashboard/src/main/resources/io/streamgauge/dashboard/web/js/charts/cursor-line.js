import { cursor } from "./cursor.js";

/** Draws the cursor, and what is being dragged over, into a chart. */
export function cursorLine(colours, dragStart) {
  return {
    id: "cursor-line",
    afterDatasetsDraw(chart) {
      const time = cursor();
      const { x } = chart.scales;
      if (time === null || time < x.min || time > x.max) return;
      const { ctx, chartArea: area } = chart;
      const at = x.getPixelForValue(time);
      ctx.save();
      const start = dragStart();
      if (start !== null) {
        ctx.fillStyle = colours.selection;
        const from = x.getPixelForValue(start);
        ctx.fillRect(from, area.top, at - from, area.height);
      }
      ctx.strokeStyle = colours.quiet;
      ctx.setLineDash([3, 3]);
      ctx.beginPath();
      ctx.moveTo(at, area.top);
      ctx.lineTo(at, area.bottom);
      ctx.stroke();
      ctx.restore();
    },
  };
}
