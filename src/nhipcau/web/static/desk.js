/* Keys at the desk: forms that need a script show themselves, and a key that was not used is said in words. */
(() => {
  "use strict";
  document.addEventListener("DOMContentLoaded", () => {
    if (!window.PublicKeyCredential) return;
    for (const form of document.querySelectorAll("form.withscript")) form.hidden = false;
  });
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    for (const place of document.querySelectorAll("form.withscript [role=status]")) place.textContent = place.dataset.refused;
  });
})();
